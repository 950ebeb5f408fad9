using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class PackedBlocksTests
{
    /// <summary>Blocks against a dictionary of arrays: in any order of writes, additions and removals, of all lengths.</summary>
    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 3_000)]
    [InlineData(3, 40_000)]
    public void Read_AfterAnyChanges_IsWhatWasWritten(int seed, int maxLength)
    {
        var random = new Random(seed);
        var blocks = new PackedBlocks();
        var (numbers, expected) = (new int[200], new byte[200][]);
        Array.Fill(expected, []);
        for (var step = 0; step < 20_000; step++)
        {
            var i = random.Next(numbers.Length);
            var bytes = new byte[random.Next(random.Next(4) == 0 ? maxLength : 40)];
            random.NextBytes(bytes);
            switch (random.Next(5))
            {
                case 0:
                    blocks.Remove(ref numbers[i]);
                    expected[i] = [];
                    break;
                case 1 or 2:
                    blocks.Write(ref numbers[i], bytes);
                    expected[i] = bytes;
                    break;
                default:
                    blocks.Append(ref numbers[i], bytes);
                    expected[i] = [.. expected[i], .. bytes];
                    break;
            }

            var other = random.Next(numbers.Length);
            Assert.True(blocks.Read(numbers[i]).SequenceEqual(expected[i]), $"Step {step} has changed the block wrongly.");
            Assert.True(blocks.Read(numbers[other]).SequenceEqual(expected[other]), $"Step {step} has changed another block.");
        }

        for (var i = 0; i < numbers.Length; i++) Assert.True(blocks.Read(numbers[i]).SequenceEqual(expected[i]));
        Assert.Equal(numbers.Count(number => number != 0), numbers.Where(number => number != 0).Distinct().Count());
    }

    [Fact]
    public void Write_OfManyBlocksThatGrow_LeavesNoGaps()
    {
        const int Count = 20_000;
        var blocks = new PackedBlocks();
        var numbers = new int[Count];
        for (var length = 20; length < 400; length += 20)
        {
            for (var i = 0; i < Count; i++) blocks.Write(ref numbers[i], new byte[length]);
            // Less than an eighth of a block is empty; 8 bytes of it are its own, and a page of each of some lengths is not full.
            Assert.InRange(blocks.ReservedLength, (long)Count * length, Math.Max(Count * 32L, Count * (length + 8L) * 9 / 8) + 4_000_000);
        }
    }

    [Fact]
    public void Write_OfABlockThatIsThere_AllocatesNothing()
    {
        var blocks = new PackedBlocks();
        var (numbers, bytes) = (new int[50], new byte[500]);
        var allocated = Allocation.Of(() =>
        {
            for (var i = 0; i < numbers.Length; i++) blocks.Write(ref numbers[i], bytes.AsSpan(0, 300 + 4 * i));
            for (var i = 0; i < numbers.Length; i++) blocks.Write(ref numbers[i], bytes.AsSpan(0, 300 + 28 * i % 200));
        });
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Append_ToALargeBlock_CopiesItSeldom()
    {
        var blocks = new PackedBlocks();
        var number = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 40_000; i++) blocks.Append(ref number, new byte[25]);
        Assert.Equal(1_000_000, blocks.Read(number).Length);
        // The arrays of 25 bytes, of 56 each, and those of the block: twice its length, and as much again for those before.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1_000_000, 40_000 * 56 + 4_500_000);
    }
}
