export type AnswerBlock =
  | { kind: "paragraph"; text: string }
  | { kind: "list"; isOrdered: boolean; items: string[] };

const bullet = /^\s*[-*•]\s+/;
const ordinal = /^\s*\d{1,3}[.)]\s+/;

function toBlock(line: string): AnswerBlock {
  if (bullet.test(line)) {
    return {
      kind: "list",
      isOrdered: false,
      items: [line.replace(bullet, "")],
    };
  }
  if (ordinal.test(line)) {
    return {
      kind: "list",
      isOrdered: true,
      items: [line.replace(ordinal, "")],
    };
  }
  return { kind: "paragraph", text: line.trim() };
}

function join(last: AnswerBlock | undefined, next: AnswerBlock): boolean {
  if (last?.kind !== "list" || next.kind !== "list") return false;
  if (last.isOrdered !== next.isOrdered) return false;
  last.items.push(...next.items);
  return true;
}

/** Splits an answer into paragraphs and lists, which is all the markup it has. */
export function toAnswerBlocks(text: string): AnswerBlock[] {
  const blocks: AnswerBlock[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const block = toBlock(line);
    if (!join(blocks.at(-1), block)) blocks.push(block);
  }
  return blocks;
}
