/** A bot's command menus: a list per scope and language, and which of them applies to a chat. */
import type { ApiCall } from '../kernel/bot-api.ts';
import { isObject } from '../kernel/json.ts';
import { json, text } from './call.ts';
import { faults } from './faults.ts';
import type { BotCommand } from './objects.ts';

const maxCommands = 100;
const maxName = 32;
const maxDescription = 256;
const plainScopes: readonly string[] = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];
const chatScopes: readonly string[] = ['chat', 'chat_administrators', 'chat_member'];

/** Throws if the bot has no such chat. */
type CheckChat = (chatId: string) => number;

/** A chat uses the list of the narrowest scope that has one; within a scope, the one of its language first. */
export function createCommandMenus() {
  const lists = new Map<string, readonly BotCommand[]>();

  function place(call: ApiCall, checkChat: CheckChat): string {
    const language = text(call, 'language_code');
    if (language !== '' && !/^[a-z]{2}$/.test(language)) throw faults.bug('invalid language code specified');
    return key(scopeOf(json(call, 'scope', 'BotCommandScope'), checkChat), language);
  }

  function scopeOf(scope: unknown, checkChat: CheckChat): string {
    if (scope === undefined) return 'default';
    const fail = (problem: string) => faults.bug(`can't parse BotCommandScope: ${problem}`);
    if (!isObject(scope)) throw fail('BotCommandScope must be an Object');
    const { type } = scope;
    if (typeof type !== 'string') throw fail('Can\'t find field "type"');
    if (plainScopes.includes(type)) return type;
    if (!chatScopes.includes(type)) throw fail('Unsupported type specified');
    const chatId = scope.chat_id;
    if (typeof chatId !== 'number' && typeof chatId !== 'string') throw fail('Empty chat_id specified');
    const member = type === 'chat_member' ? `:${String(scope.user_id)}` : '';
    return `${type}:${checkChat(String(chatId))}${member}`;
  }

  return {
    set(call: ApiCall, checkChat: CheckChat): void {
      const where = place(call, checkChat);
      const commands = parseCommands(json(call, 'commands', 'commands'));
      if (commands.length === 0) lists.delete(where);
      else lists.set(where, commands);
    },
    remove(call: ApiCall, checkChat: CheckChat): void {
      lists.delete(place(call, checkChat));
    },
    /** The menu that the person of a private chat sees under ☰. */
    seenIn(chatId: number, language: string): readonly BotCommand[] {
      const scopes =
        chatId > 0
          ? [`chat:${chatId}`, 'all_private_chats', 'default']
          : [`chat:${chatId}`, 'all_group_chats', 'default'];
      const places = scopes.flatMap((scope) => [key(scope, language), key(scope, '')]);
      return places.map((where) => lists.get(where)).find((list) => list !== undefined) ?? [];
    },
  };
}

const key = (scope: string, language: string) => `${scope}|${language}`;

function parseCommands(value: unknown): BotCommand[] {
  if (!Array.isArray(value)) throw faults.bug('expected an Array of BotCommand');
  if (value.length > maxCommands) throw faults.bug('BOT_COMMANDS_TOO_MUCH');
  return value.map((entry: unknown) => {
    const fail = (problem: string) => faults.bug(`can't parse BotCommand: ${problem}`);
    if (!isObject(entry)) throw fail('expected an Object');
    if (typeof entry.command !== 'string') throw fail('Can\'t find field "command"');
    if (typeof entry.description !== 'string') throw fail('Can\'t find field "description"');
    return checked(entry.command.trim().replace(/^\//, ''), entry.description.trim());
  });
}

function checked(command: string, description: string): BotCommand {
  if (command === '') throw faults.bug('command must be non-empty');
  if ([...command].length > maxName) throw faults.bug(`command length must not exceed ${maxName}`);
  if (!/^[a-z0-9_]+$/.test(command)) throw faults.bug('BOT_COMMAND_INVALID');
  if (description === '') throw faults.bug('command description must be non-empty');
  if ([...description].length > maxDescription) {
    throw faults.bug(`command description length must not exceed ${maxDescription}`);
  }
  return { command, description };
}
