/** Fine arcs behind the card's text. */
export function CardPattern() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 340 214"
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 -z-1 size-full opacity-40"
      fill="none"
    >
      {RADII.map((radius) => (
        <circle
          key={radius}
          cx="330"
          cy="-20"
          r={radius}
          className="stroke-[oklch(0.85_0.08_280)]"
          strokeOpacity="0.35"
        />
      ))}
    </svg>
  );
}

const RADII = [70, 96, 124, 154, 186, 220, 256];
