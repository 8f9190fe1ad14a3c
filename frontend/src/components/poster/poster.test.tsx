import { render } from "@testing-library/react";
import { expect, test } from "vitest";

import { motifs } from "@/components/poster/motifs";
import { palettes } from "@/components/poster/palettes";
import { Poster } from "@/components/poster/poster";

test("a poster is decoration: the film is named beside it", () => {
  const film = { title: "<b>M</b>", year: 1931, genres: ["Crime"] };

  const { container } = render(<Poster film={film} />);

  expect(container.firstChild).toHaveAttribute("aria-hidden", "true");
  expect(container).toHaveTextContent("<b>M</b>");
});

test.each(Object.entries(motifs))("%s is drawn the same twice", (_, Motif) => {
  const draw = () =>
    render(
      <svg>
        <Motif palette={palettes.plum} seed={7} />
      </svg>,
    ).container.innerHTML;

  expect(draw()).toBe(draw());
});
