/** Drawn posters, which replace missing images. */
import type { Meta, StoryObj } from '@storybook/react-vite';

import { BARE, FOREIGN, FULL, LONG, ONE_WORD } from '@/api/mocks/films';

import { Poster } from './Poster';

const meta = {
  component: Poster,
  decorators: [
    (Story) => (
      <div className="w-48">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Poster>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Usual: Story = { args: { film: { ...FULL, poster_url: null } } };
export const LongTitle: Story = { args: { film: LONG } };
export const OneLongWord: Story = { args: { film: ONE_WORD } };
export const AnotherScript: Story = { args: { film: FOREIGN } };
export const NoGenreNoYear: Story = { args: { film: BARE } };
export const PictureThatDoesNotCome: Story = { args: { film: FULL } };
