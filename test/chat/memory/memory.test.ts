import { InMemoryConversations } from '../../../src/chat/memory/memory.ts';
import { describeConversationMemory } from '../../contract/conversations.contract.ts';

describeConversationMemory('a memory that ends with the process', async () => ({
  memory: new InMemoryConversations(),
  maxSessions: 1000,
}));
