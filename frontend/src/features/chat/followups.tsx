import { Button } from "@/components/ui/button";
import { messages } from "@/features/chat/messages";

type FollowupsProps = {
  questions: readonly string[];
  onAsk: (question: string) => void;
};

export function Followups({ questions, onAsk }: FollowupsProps) {
  if (questions.length === 0) return null;
  return (
    <ul aria-label={messages.followups} className="flex flex-wrap gap-2">
      {questions.map((question) => (
        <li key={question}>
          <Button
            look="chip"
            onClick={() => {
              onAsk(question);
            }}
          >
            {question}
          </Button>
        </li>
      ))}
    </ul>
  );
}
