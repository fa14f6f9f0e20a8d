import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ANSWER, stream } from '@/api/mocks/handlers/ask';
import { mockApi, never, problem } from '@/api/mocks/server';
import { ASK_KEY } from '@/lib/flags';
import { renderSite } from '@/testing/render';

import { useConversation } from './conversation';
import { CONVERSATION_KEY, readTurns } from './storedConversation';

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  useConversation.getState().startOver();
  localStorage.removeItem(ASK_KEY);
  sessionStorage.clear();
});

async function open() {
  const site = await renderSite();
  await site.user.click(await screen.findByRole('button', { name: 'Ask' }));
  const panel = await screen.findByRole('dialog', { name: 'Ask about films' });
  const say = (text: string) => site.user.type(within(panel).getByRole('textbox', { name: 'Your question' }), `${text}{Enter}`);
  return { ...site, panel: within(panel), say };
}

/** The films appear below the answer once it is complete. */
const completeAnswer = (panel: { findByRole: typeof screen.findByRole }) => panel.findByRole('list', { name: 'Films in this answer' });

describe('asking about films', () => {
  it('is not available where it is disabled', async () => {
    localStorage.setItem(ASK_KEY, 'off');
    await renderSite();
    expect(screen.queryByRole('button', { name: 'Ask' })).toBeNull();
  });

  it('shows citations as links and films as cards, and announces the complete answer', async () => {
    const { panel, say } = await open();
    await say('something warm?');
    const cards = await panel.findByRole('list', { name: 'Films in this answer' });
    expect(within(cards).getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Forrest Gump',
      expect.stringContaining('Dr. Strangelove') as string,
    ]);
    expect(panel.getByRole('link', { name: '1: Forrest Gump' }).getAttribute('href')).toBe('/film/356');
    expect(panel.getByRole('region', { name: 'Answer' }).textContent).toContain('which is warm and a little sad.');
    expect(panel.getByRole('status').textContent).toMatch(/^Start with Forrest Gump, which is warm .* with a smile\.$/s);
    expect(panel.queryByText(/\[356\]/)).toBeNull();
  });

  it('streams without announcing each word, and can be stopped', async () => {
    mockApi({ ask: () => stream(ANSWER.slice(0, 5), { open: true }) });
    const { panel, say, user } = await open();
    await say('something warm?');
    await panel.findByText(/a little sad/);
    expect(panel.getByRole('region', { name: 'Answer' }).getAttribute('aria-busy')).toBe('true');
    expect(panel.getByRole('status').textContent).toBe('Searching for films…');
    await user.click(panel.getByRole('button', { name: 'Stop' }));
    await panel.findByText('You stopped this answer.');
    expect(panel.getByText(/a little sad/)).toBeTruthy();
    mockApi({ ask: () => stream(ANSWER) });
    await user.click(panel.getByRole('button', { name: 'Ask again' }));
    await completeAnswer(panel);
    expect(panel.getAllByText('something warm?')).toHaveLength(1);
  });

  it('asks follow-ups with the history, and only the last answer offers any', async () => {
    const requests = mockApi();
    const { panel, say, user } = await open();
    await say('something warm?');
    await user.click(await panel.findByRole('button', { name: 'Something shorter?' }));
    await waitFor(() => expect(panel.getAllByRole('button', { name: 'Something shorter?' })).toHaveLength(1));
    await waitFor(() => expect(requests.filter(({ url }) => url.endsWith('/v1/ask'))).toHaveLength(2));
    const body = (await requests.filter(({ url }) => url.endsWith('/v1/ask'))[1]?.json()) as { message: string; history: unknown[] };
    expect(body.message).toBe('Something shorter?');
    expect(body.history).toEqual([
      { role: 'user', text: 'something warm?' },
      { role: 'assistant', text: expect.stringMatching(/^Start with Forrest Gump, /) as string },
    ]);
  });

  it('shows a failure, and tries again in its place', async () => {
    mockApi({ ask: () => problem(503, 'the writer is unavailable') });
    const { panel, say, user } = await open();
    await say('something warm?');
    await within(await panel.findByRole('alert')).findByText('the writer is unavailable');
    mockApi({ ask: () => stream(ANSWER) });
    await user.click(panel.getByRole('button', { name: 'Try again' }));
    await completeAnswer(panel);
    expect(panel.queryByRole('alert')).toBeNull();
  });

  it('says when an answer may be incomplete', async () => {
    mockApi({ ask: () => stream([...ANSWER.slice(0, -1), ['done', { follow_ups: [], degraded: ['generator', 'moon'] }]]) });
    const { panel, say } = await open();
    await say('something warm?');
    await panel.findByText(/The AI writer is unavailable right now/);
    await panel.findByText('This answer may be incomplete: moon is unavailable right now.');
  });

  it('sends with Enter, breaks the line with Shift, and does not send an empty text', async () => {
    const requests = mockApi({ ask: never });
    const { panel, user } = await open();
    const box = panel.getByRole('textbox', { name: 'Your question' });
    await user.type(box, '  {Enter}');
    expect(panel.queryByRole('list', { name: 'Conversation' })).toBeNull();
    await user.type(box, 'one{Shift>}{Enter}{/Shift}two{Enter}');
    await panel.findByRole('button', { name: 'Stop' });
    expect(await requests.find(({ url }) => url.endsWith('/v1/ask'))?.clone().json()).toMatchObject({ message: 'one\ntwo' });
  });

  it('starts a new conversation, and stores nothing of the old one', async () => {
    const { panel, say, user } = await open();
    await say('something warm?');
    await completeAnswer(panel);
    expect(sessionStorage.getItem(CONVERSATION_KEY)).toContain('something warm?');
    await user.click(panel.getByRole('button', { name: 'New conversation' }));
    expect(panel.queryByText('something warm?')).toBeNull();
    expect(sessionStorage.getItem(CONVERSATION_KEY)).not.toContain('something warm?');
    expect(document.activeElement).toBe(panel.getByRole('textbox', { name: 'Your question' }));
  });

  it('closes with Escape and returns the focus', async () => {
    const { user } = await open();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask' }));
  });
});

describe('a stored conversation', () => {
  it('is validated, and an answer that was in progress has been stopped', () => {
    const turn = { id: 1, question: 'a', text: 'b', state: 'writing', films: [{ id: 'x' }], followUps: [1, 'c'], degraded: null };
    expect(readTurns({ turns: [turn, { id: 'x' }, null] })).toEqual([
      { id: 1, question: 'a', text: 'b', state: 'stopped', films: [], followUps: ['c'], degraded: [], problem: null },
    ]);
    expect(readTurns('nonsense')).toEqual([]);
  });
});
