/** Asks for files, or for a folder, with the browser's own dialog; none when it is closed. */
export function chooseFiles({ isFolder = false } = {}): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = isFolder
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])].filter(isMeant)))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

const isMeant = ({ name }: File): boolean => !name.startsWith('.')
