/** The conversation with the mocked API, and an answer in each state. */
import type { Meta, StoryObj } from '@storybook/react-vite';

import { FILMS, FULL, LONG } from '@/api/mocks/films';
import { ApiProblem } from '@/api/problem';

import { AskPanel } from './AskPanel';
import type { Turn } from './conversation';
import { TurnView } from './TurnView';

const WHOLE: Turn = {
  id: 1,
  question: 'Something warm, but not silly?',
  state: 'done',
  films: FILMS,
  text: `Start with Forrest Gump [${FULL.id}], which is warm and a little sad.\n\nFor a darker laugh there is Dr. Strangelove [${LONG.id}].`,
  followUps: ['Something shorter?', 'Only the darker ones'],
  degraded: [],
  problem: null,
};

const ignore = () => undefined;
const meta = {
  title: 'ask/Answer',
  component: TurnView,
  args: { turn: WHOLE, latest: true, first: true, onAsk: ignore, onAgain: ignore },
  decorators: [
    (Story) => (
      <ol className="max-w-md">
        <Story />
      </ol>
    ),
  ],
} satisfies Meta<typeof TurnView>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Whole: Story = {};
export const Waiting: Story = { args: { turn: { ...WHOLE, state: 'waiting', text: '' } } };
export const Writing: Story = { args: { turn: { ...WHOLE, state: 'writing', text: 'Start with Forrest Gump [35' } } };
export const Stopped: Story = { args: { turn: { ...WHOLE, state: 'stopped' } } };
export const Degraded: Story = { args: { turn: { ...WHOLE, degraded: ['generator'] } } };
export const Failed: Story = {
  args: { turn: { ...WHOLE, state: 'failed', text: '', problem: new ApiProblem(503, 'llm_unavailable', 'the writer is unavailable', 'r9') } },
};
export const Panel: Story = { render: () => <AskPanel onClose={ignore} /> };
