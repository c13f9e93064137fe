import { matchCounted } from '@/lib/domain/testing-pattern-steps'
import { describe, expect, test } from 'vitest'
import { SecretRedactor } from './redact-secrets'
import { SECRET_HINTS, SECRET_RULES } from './secret-rules'

// Made up here, in the form that issuers use; put together so that no scanner takes them for real.
const KEYS = {
  anthropic_key: ['sk-ant-', 'api03-a1B2c3D4e5F6g7H8i9J0'].join(''),
  openai_key: ['sk-', 'proj-a1B2c3D4e5F6g7H8i9J0'].join(''),
  github_token: ['ghp', '_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join(''),
  aws_key: ['AKIA', 'A1B2C3D4E5F6G7H8'].join(''),
  google_key: ['AIza', 'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q'].join(''),
  slack_token: ['xoxb', '-1234567890-abcdefghij'].join(''),
  hugging_face_token: ['hf', '_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6'].join(''),
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N'].join('.'),
  private_key: [
    '-----BEGIN RSA PRIVATE',
    ' KEY-----\nMIIEow\nAbCd\n-----END RSA PRIVATE',
    ' KEY-----',
  ].join(''),
}

const redact = (text: string) => {
  const redactor = new SecretRedactor()
  return { text: redactor.text(text), counts: redactor.counts() }
}

describe('a text', () => {
  test.each(Object.entries(KEYS))('loses a %s and keeps what stands around', (kind, key) => {
    const { text, counts } = redact(`before ${key} after`)
    expect(text).toBe(`before [redacted:${kind}] after`)
    expect(counts).toEqual({ [kind]: 1 })
  })

  test('loses each of several, counted', () => {
    const { text, counts } = redact(`${KEYS.aws_key} ${KEYS.aws_key} ${KEYS.jwt}`)
    expect(text).toBe('[redacted:aws_key] [redacted:aws_key] [redacted:jwt]')
    expect(counts).toEqual({ aws_key: 2, jwt: 1 })
  })

  test.each([
    ['export MY_API_KEY=a1B2c3D4e5F6g7H8i9', 'export MY_API_KEY=[redacted:assigned_secret]'],
    ['{"password": "a1B2c3D4e5F6g7H8i9"}', '{"password": "[redacted:assigned_secret]"}'],
    [
      '{\\"api_key\\": \\"a1B2c3D4e5F6g7H8i9\\"}',
      '{\\"api_key\\": \\"[redacted:assigned_secret]\\"}',
    ],
    [
      'curl -H "Authorization: Bearer a1B2c3D4e5F6g7H8i9J0"',
      'curl -H "Authorization: Bearer [redacted:bearer_token]"',
    ],
    ['postgres://me:a1B2c3D4e5@db:5432/x', 'postgres://me:[redacted:url_password]@db:5432/x'],
    [
      'git clone https://user:password@git.example.com/a.git',
      'git clone https://user:[redacted:url_password]@git.example.com/a.git',
    ],
    ['redis://:me@10.0.0.1', 'redis://:[redacted:url_password]@10.0.0.1'],
    ['postgres://me:me@db/x', 'postgres://me:[redacted:url_password]@db/x'],
    ["curl -H 'Cookie: session=abc; theme=dark' x", "curl -H 'Cookie: [redacted:cookie]' x"],
    [
      'Set-Cookie: sid=8f3a; Path=/; HttpOnly\r\nServer: x',
      'Set-Cookie: [redacted:cookie]\r\nServer: x',
    ],
    ['{\\"Cookie\\": \\"sid=8f3a\\"}', '{\\"Cookie\\": \\"[redacted:cookie]\\"}'],
    ['curl --cookie "sid=8f3a" x', 'curl --cookie "[redacted:cookie]" x'],
  ])('loses the secret but keeps its name: %s', (text, clean) => {
    expect(redact(text).text).toBe(clean)
  })

  test('loses an unfinished private key', () => {
    expect(redact('-----BEGIN PRIVATE KEY-----\nMIIEow\nAbCd').text).toBe('[redacted:private_key]')
  })

  test.each([
    'n_input_tokens: 1234567890123456789, max_tokens=4096',
    'api_key = os.environ["ACME_API_KEY"]',
    'api_key=settings.providers.acme_key_v2',
    'const token = getTokenFromStore(request1234567890)',
    'OPENAI_API_KEY=$OPENAI_API_KEY',
    'password: your-password-goes-here-12',
    'the sk-learn-like-package-with-a-very-long-name',
    'a hash 9d1fe4db5fc88dd9a98bbffd59744aa580bdab988222e9771d9a04e2c4857edb',
    'Bearer of bad news',
    'http://example.com:8080/path@2x.png',
    'http://host:8080?user=a@b.example',
    'https://user:$PASSWORD@host/x and https://{user}:{password}@host/x',
    'ssh://git@host.example/a.git',
    'a cookie: the banner asks for consent',
    "curl -H 'Cookie: sid=$SID' x",
    'it returns `Set-Cookie: JSESSIONID=...` once',
    'headers: { cookie: `sid=${sid}` }',
  ])('keeps what is none: %s', (text) => {
    expect(redact(text)).toEqual({ text, counts: {} })
  })

  test('loses a jwt behind a word and a dash', () => {
    expect(redact(`token-${KEYS.jwt}`).text).toBe('token-[redacted:jwt]')
  })

  test.each([
    ['names of secrets', 'password = x '],
    ['addresses without a host', 'a:b@'],
    ['addresses with a name only', 'x://a:b'],
    ['tokens without a dot', 'eyJaaaaaaaaaa-'],
    ['two parts of three', 'eyJaaaaaaaaaa.'],
    ['issuers in one word', 'sk-gsk_dp.pt.a-'],
    ['spaces behind a name', 'Bearer  \n'],
    ['cookies', 'Cookie: a=b; '],
    ['crumbs of one cookie', 'Cookie: a=b; c=d; e=f; g=h; i=j; k=l'],
  ])('of one line is not looked at more often the longer it is: %s', (_, piece) => {
    const looks = (pattern: RegExp, length: number) =>
      matchCounted(pattern, piece.repeat(length / piece.length)).steps
    for (const pattern of [...SECRET_HINTS, ...SECRET_RULES.map((rule) => rule.pattern)]) {
      const overFourfold = looks(pattern, 12_000) / looks(pattern, 3000)
      expect(overFourfold, String(pattern)).toBeLessThan(7)
    }
  })

  test('is looked through for the end of a private key no further than one is long', () => {
    const { pattern } = SECRET_RULES.find(({ kind }) => kind === 'private_key')!
    const looks = (text: string) => matchCounted(pattern, text).steps
    const rest = '.'.repeat(60_000)
    const header = '-----BEGIN PRIVATE KEY-----'
    expect(looks(header + rest) - looks(rest)).toBeLessThan(2.5 * 16_384)
  })
})

describe('a JSON value', () => {
  test('loses the values of fields named like secrets', () => {
    const redactor = new SecretRedactor()
    const config = {
      kwargs: {
        api_key: 'plainword',
        apiKey: 'x1y2z3w4',
        max_tokens: 4096,
        token_count: 'many',
        n_tokens: '12',
      },
      env: {
        ACME_TOKEN: 'abcd1234',
        DB_PASSWORD: 'hunter22',
        LOG_LEVEL: 'debug',
        SECRET_KEY: '$SECRET_KEY',
      },
      headers: [{ Authorization: 'Basic abc' }],
    }
    expect(redactor.json(config)).toEqual({
      kwargs: {
        api_key: '[redacted:api_key]',
        apiKey: '[redacted:apikey]',
        max_tokens: 4096,
        token_count: 'many',
        n_tokens: '12',
      },
      env: {
        ACME_TOKEN: '[redacted:acme_token]',
        DB_PASSWORD: '[redacted:db_password]',
        LOG_LEVEL: 'debug',
        SECRET_KEY: '$SECRET_KEY',
      },
      headers: [{ Authorization: '[redacted:authorization]' }],
    })
    expect(redactor.counts()).toEqual({
      acme_token: 1,
      api_key: 1,
      apikey: 1,
      authorization: 1,
      db_password: 1,
    })
  })

  test('teaches what to look for in texts', () => {
    const redactor = new SecretRedactor()
    redactor.json({ api_key: 'q7W8e9R0t1Y2u3' })
    expect(redactor.text('env: q7W8e9R0t1Y2u3!')).toBe('env: [redacted:known_value]!')
  })
})
