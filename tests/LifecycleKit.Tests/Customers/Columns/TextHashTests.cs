using System.Text;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class TextHashTests
{
    [Fact]
    public void Of_SimilarTexts_SpreadsOverTheBits()
    {
        var hashes = Enumerable.Range(0, 100_000).Select(i => TextHash.Of(Encoding.ASCII.GetBytes($"C{i:D8}"))).ToArray();
        AssertSpread(hashes);
        AssertSpread([.. Enumerable.Range(0, 100_000).Select(customer => TextHash.With(hashes[0], customer))]);
    }

    /// <summary>Each of 256 buckets, by the lowest and by the highest byte, has 390.6 texts on average; six standard errors are 118.</summary>
    private static void AssertSpread(ulong[] hashes)
    {
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.All(hashes.GroupBy(hash => hash & 0xFF), bucket => Assert.InRange(bucket.Count(), 273, 508));
        Assert.All(hashes.GroupBy(hash => hash >> 56), bucket => Assert.InRange(bucket.Count(), 273, 508));
    }
}
