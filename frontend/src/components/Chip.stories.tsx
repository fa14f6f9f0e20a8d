/** Chips with and without a button to remove them. */
import type { Meta, StoryObj } from '@storybook/react-vite';

import { Chip } from './Chip';

const meta = { component: Chip } satisfies Meta<typeof Chip>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = { args: { children: 'Drama' } };
export const Removable: Story = { args: { children: '1990–1999', name: '1990–1999', onRemove: () => undefined } };
