import { SHARE_CHIP } from './share-chip'

/** Leads to a page as one file that opens offline. */
export const EvidenceLink = ({ href }: { href: string }) => (
  <a
    href={href}
    download
    data-chrome
    className={SHARE_CHIP}
    title="One HTML file that opens offline"
  >
    Download evidence
  </a>
)
