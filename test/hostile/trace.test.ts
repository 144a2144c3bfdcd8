/** What strace writes, as far as it is read here. */
import { expect, test } from 'vitest'
import { isOwn, readTrace } from './trace.ts'

const TEXT = `
101 openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3
102 openat(AT_FDCWD, "/tmp/a \\"b\\".mp4", O_RDONLY <unfinished ...>
103 open("/no/such", O_RDONLY) = -1 ENOENT (No such file or directory)
101 connect(5, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0
101 connect(5, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16) = 0
101 openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3
`

test('files that were asked for count once, also those that are not there', () => {
  expect(readTrace(TEXT).opened).toEqual(['/etc/passwd', '/tmp/a \\"b\\".mp4', '/no/such'])
})

test('calls of an address count, those within the machine do not', () => {
  expect(readTrace(TEXT).connected).toEqual([expect.stringContaining('AF_INET')])
})

test('a file is the job’s own by its folder, not by the beginning of its name', () => {
  expect(isOwn('/data/home/tmp/x', ['/data/home'])).toBe(true)
  expect(isOwn('/data/home2/x', ['/data/home'])).toBe(false)
  expect(isOwn('/etc/passwd', ['/data/home'])).toBe(false)
})
