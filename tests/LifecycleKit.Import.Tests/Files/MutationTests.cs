using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Files;

public class MutationTests
{
    /// <summary>The number of cases of one of four groups.</summary>
    private static readonly int GroupSize = 250 * RandomCases.Times;

    /// <summary>The content is a few kilobytes; the rest is buffers.</summary>
    private const long MaxAllocation = 64 << 20;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_MutatedFile_IsReadOrRefused(int group)
    {
        for (var seed = group * GroupSize; seed < (group + 1) * GroupSize; seed++)
        {
            var random = new Random(seed);
            var content = Mutate(Original(random), random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var error = Record.Exception(() => ReadAll(content));

            Assert.True(error is null or ImportException, $"seed {seed}: {error}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MaxAllocation,
                $"seed {seed}: {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
        }
    }

    private static void ReadAll(byte[] content)
    {
        using var file = TestFiles.Open(content);
        using var reader = file.OpenReader();
        long last = 0;
        while (reader.Read())
        {
            Assert.True(reader.LineNumber > last);
            last = reader.LineNumber;
            for (var i = 0; i < reader.FieldCount; i++) Assert.True(reader.GetField(i).Length >= 0 && Enum.IsDefined(reader.GetKind(i)));
            _ = reader.GetText();
        }

        Assert.InRange(reader.Share, 0, 1);
    }

    private static byte[] Original(Random random)
    {
        if (random.Next(3) > 0) return RandomTable.Create(random.Next(1000)).Content;
        object?[][] rows = [["customer", "date", "total"],
            .. Enumerable.Range(0, 20).Select(index => new object?[] { $"c{index}", new DateTime(2026, 1, 5), 1.5 })];
        return TestWorkbook.Create(false, ("Orders", rows));
    }

    private static byte[] Mutate(byte[] content, Random random)
    {
        if (content.Length < 2) return content;
        switch (random.Next(3))
        {
            case 0:
                return content[..random.Next(content.Length)];
            case 1:
                var from = random.Next(content.Length);
                var to = random.Next(from, content.Length);
                var at = random.Next(content.Length);
                return [.. content[..at], .. content[from..to], .. content[at..]];
            default:
                var changed = (byte[])content.Clone();
                for (var count = random.Next(1, 8); count > 0; count--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
                return changed;
        }
    }
}
