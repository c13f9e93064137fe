/** A field that narrows a list as one types. */
export const SearchInput = ({
  label,
  placeholder,
  value,
  onChange,
}: {
  /** What is searched, for those who cannot see where it stands. */
  label: string
  placeholder: string
  value: string
  onChange: (text: string) => void
}) => (
  <input
    type="search"
    aria-label={label}
    placeholder={placeholder}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    className="h-7 w-52 rounded border bg-panel px-2 text-sm placeholder:text-ink-3"
  />
)
