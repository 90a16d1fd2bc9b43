import {providerOf, providerOfModel} from '../names.js';
import type {Party} from '../records.js';
import type {Transaction} from './transaction.js';

/** What is kept of a conversation. */
export interface Conversation {
  /** `openAI`, `agents`, or the name of a custom endpoint. */
  readonly endpoint: string | null;
  readonly agentId: string | null;
}

/** What is kept of an agent. */
export interface Agent {
  readonly name: string;
  readonly provider: string | null;
  readonly model: string | null;
}

/** What is kept of an answer. */
export interface Message {
  /** The endpoint that answered. */
  readonly endpoint: string | null;
  /** The model that answered; the agent's id for an agent. */
  readonly model: string | null;
}

/** The collections a transaction is explained by. */
export interface Context {
  readonly conversations: ReadonlyMap<string, Conversation>;
  readonly agents: ReadonlyMap<string, Agent>;
  /** By `messageId`, which only newer ledgers tell. A conversation knows its last endpoint only, a message its own. */
  readonly messages?: ReadonlyMap<string, Message>;
}

/** What of a row tells whom it belongs to. */
export type Attributable = Pick<Transaction, 'model' | 'conversationId' | 'messageId' | 'provider' | 'endpoint'>;

/** Whom a charge belongs to. */
export interface Attribution {
  readonly provider: Party | null;
  readonly project: Party | null;
  readonly model: string;
}

/** Usage of no agent. */
export const CHAT: Party = {id: 'chat', name: 'Chat (no agent)'};

/** Ids of agents that people made; other `agent_id`s stand for a plain chat. */
function isAgentId(id: string | null | undefined): id is string {
  return id?.startsWith('agent_') ?? false;
}

/** Provider, project and real model of a prompt or completion. */
export function attributionOf(row: Attributable, {conversations, agents, messages}: Context): Attribution {
  const message = messages?.get(row.messageId ?? '');
  const place = message?.endpoint ? placeOf(message) : conversations.get(row.conversationId ?? '');
  const model = modelOf(row.model, agents);
  return {
    model,
    project: place ? projectOf(place, agents) : null,
    provider: providerOfRow(row, place, agents) ?? providerOfModel(model),
  };
}

/** A message in the terms of a conversation. */
function placeOf({endpoint, model}: Message): Conversation {
  return {endpoint, agentId: model};
}

/** Some rows hold the id of an agent where the model should be. */
function modelOf(model: string | null, agents: Context['agents']): string {
  return agents.get(model ?? '')?.model ?? model ?? 'unknown';
}

/** The agent; a plain chat without one. */
function projectOf({endpoint, agentId}: Conversation, agents: Context['agents']): Party {
  if (endpoint !== 'agents' || !isAgentId(agentId)) return CHAT;
  const agent = agents.get(agentId);
  return agent ? {id: agentId, name: agent.name} : {id: agentId, name: 'Deleted agent', deleted: true};
}

/** What the row says, else its conversation, else the agent: `agents` is an endpoint of many providers. */
function providerOfRow(
  row: Attributable,
  conversation: Conversation | undefined,
  agents: Context['agents'],
): Party | null {
  const agent = agents.get(conversation?.agentId ?? '') ?? agents.get(row.model ?? '');
  const named = [row.provider, row.endpoint, conversation?.endpoint, agent?.provider];
  const provider = named.find((name) => name && name !== 'agents');
  return provider ? providerOf(provider) : null;
}
