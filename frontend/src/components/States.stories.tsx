/** Empty, failed and loading states. */
import type { Meta, StoryObj } from '@storybook/react-vite';

import { ApiProblem } from '@/api/problem';

import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { Failure } from './Failure';
import { GridSkeleton, RowSkeleton } from './Skeletons';

const meta = { title: 'components/States' } satisfies Meta;
export default meta;

export const Empty: StoryObj = {
  render: () => (
    <EmptyState heading="No liked films yet." text="Films you like appear here.">
      <Button>Find one</Button>
    </EmptyState>
  ),
};
export const ServerError: StoryObj = {
  render: () => (
    <Failure
      heading="Search failed"
      error={new ApiProblem(503, 'store_unavailable', 'the index is unavailable', '08bac952c5e30ee8')}
      retry={() => undefined}
    />
  ),
};
export const OwnError: StoryObj = {
  render: () => <Failure heading="Search failed" error={new Error('unexpected')} retry={() => undefined} />,
};
export const LoadingGrid: StoryObj = { render: () => <GridSkeleton count={12} /> };
export const LoadingRow: StoryObj = { render: () => <RowSkeleton /> };
