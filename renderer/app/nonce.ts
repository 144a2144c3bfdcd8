/** What styles made by scripts must carry under the page's policy; undefined where there is no policy. */
export const nonce = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined
