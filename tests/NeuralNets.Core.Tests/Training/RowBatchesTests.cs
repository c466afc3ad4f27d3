namespace NeuralNets.Tests.Training;

public class RowBatchesTests
{
    // 20,000 values a row: fewer than 1024 rows are read at a time.
    [Theory, InlineData(3, 2500), InlineData(20_000, 2500), InlineData(20_000, 2048), InlineData(20_000, 7), InlineData(3, 1)]
    public void Every_row_comes_once_and_no_batch_crosses_a_block(int width, int count)
    {
        var batches = new RowBatches<float>(new Numbered(count, width));
        for (int round = 0; round < 2; round++)
        {
            int next = 0;
            while (batches.Next(out ReadOnlySpan<float> inputs, out ReadOnlySpan<float> targets))
            {
                Assert.Equal((batches.Rows * width, batches.Rows), (inputs.Length, targets.Length));
                for (int r = 0; r < batches.Rows; r++)
                    Assert.Equal((next + r, -next - r), (inputs[r * width], targets[r]));
                Assert.Equal((next / 1024, (next + batches.Rows - 1) / 1024), (batches.Block, batches.Block));
                next += batches.Rows;
                Assert.Equal(next % 1024 == 0 || next == count, batches.EndsBlock);
                Assert.InRange(batches.Rows, 1, batches.MostRows);
            }
            Assert.Equal(count, next);
            batches.Restart();
        }
    }

    // The first value of a row is its number.
    private sealed class Numbered(int count, int width) : Dataset<float>
    {
        public override int Count => count;

        public override int InputSize => width;

        public override int TargetSize => 1;

        protected override void ReadRows(ReadOnlySpan<int> rows, Span<float> inputs, Span<float> targets)
        {
            for (int r = 0; r < rows.Length; r++)
                (inputs[r * width], targets[r]) = (rows[r], -rows[r]);
        }
    }
}
