type BrandMarkProps = { className?: string };

/** A speech bubble whose three dots are sprocket holes. */
export function BrandMark({ className }: BrandMarkProps) {
  return (
    <svg viewBox="0 0 28 26" aria-hidden="true" className={className}>
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M4 1h20a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H13.5l-7 6v-6H4a4 4 0 0 1-4-4V5a4 4 0 0 1 4-4Zm2 6.5v6h3.5v-6Zm6.25 0v6h3.5v-6Zm6.25 0v6H22v-6Z"
      />
    </svg>
  );
}
