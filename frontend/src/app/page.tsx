import { ChatView } from "@/features/chat/chat-view";

export default function ChatPage() {
  return <ChatView />;
}
