/** A film in a list: with all fields, with none, and with unusual titles. */
import type { Meta, StoryObj } from '@storybook/react-vite';

import { BARE, FOREIGN, FULL, LONG } from '@/api/mocks/films';

import { FilmCard } from './FilmCard';

const meta = {
  component: FilmCard,
  decorators: [
    (Story) => (
      <div className="w-40">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof FilmCard>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Everything: Story = { args: { film: FULL } };
export const Nothing: Story = { args: { film: BARE } };
export const LongTitle: Story = { args: { film: LONG } };
export const AnotherScript: Story = { args: { film: FOREIGN } };
