import { DefaultChatTransport } from "ai";

/** Each question is answered on its own, so only the latest message is sent. */
export const chatTransport = new DefaultChatTransport({
  api: "/api/chat",
  prepareSendMessagesRequest: ({ id, messages, trigger, messageId }) => ({
    body: { id, message: messages.at(-1), trigger, messageId },
  }),
});
