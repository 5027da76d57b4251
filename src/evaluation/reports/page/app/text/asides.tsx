/** Short remarks in one line, broken only between them. */
export function Asides({ texts }: { readonly texts: readonly string[] }) {
  return (
    <span class="aside asides">
      {texts.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </span>
  );
}
