using System.Globalization;
using LifecycleKit.Experiments;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Experiments;

/// <summary>
/// Assignment behaves like chance, by Pearson's X² against known equal probabilities. Keys are fixed, so results are too. The bounds are
/// the quantiles of the chi-square distribution with 9 999 degrees of freedom at 1e-9 from either end, computed at 30 digits: a table that
/// is too even is not random either. The buckets differ in probability by 2e-6 of it at most, which adds less than 1e-3.
/// </summary>
public class AssignmentUniformityTests
{
    private const double Low = 9174.00161;
    private const double High = 10870.62591;
    private const int Keys = 10_000_000;

    /// <summary>
    /// Ten million numbers one after the other, under two salts: each draw alone, and the joint table in 100 × 100 cells.
    /// </summary>
    [Fact]
    public void Buckets_OfSequentialNumbers_AreUniformAndIndependentUnderTwoSalts()
    {
        const int Parts = 2;
        var counts = new int[3][] { new int[SubjectBucket.Count], new int[SubjectBucket.Count], new int[SubjectBucket.Count] };
        Parallel.For(0, Parts, part =>
        {
            var first = new int[SubjectBucket.Count];
            var second = new int[SubjectBucket.Count];
            var joint = new int[SubjectBucket.Count];
            for (var key = part * (Keys / Parts); key < (part + 1) * (Keys / Parts); key++)
            {
                var text = key.ToString(CultureInfo.InvariantCulture);
                var (one, other) = (SubjectBucket.Of("win-back", text), SubjectBucket.Of("free-shipping", text));
                first[one]++;
                second[other]++;
                joint[one / 100 * 100 + other / 100]++;
            }

            lock (counts)
            {
                for (var i = 0; i < SubjectBucket.Count; i++)
                {
                    counts[0][i] += first[i];
                    counts[1][i] += second[i];
                    counts[2][i] += joint[i];
                }
            }
        });

        Assert.All(counts, count => Assert.Equal(Keys, count.Sum()));
        Assert.All(counts, count => Assert.InRange(ChiSquare(count), Low, High));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("universal-control")]
    [InlineData("universal-control#8100")]
    [InlineData("夏")]
    public void Buckets_UnderASalt_AreUniform(string salt)
    {
        var counts = new int[SubjectBucket.Count];
        for (var i = 0; i < 500_000; i++) counts[SubjectBucket.Of(salt, i.ToString(CultureInfo.InvariantCulture))]++;
        Assert.InRange(ChiSquare(counts), Low, High);
    }

    [Fact]
    public void Buckets_OfGuidsAndPrefixedNumbers_AreUniform()
    {
        var (guids, prefixed) = (new int[SubjectBucket.Count], new int[SubjectBucket.Count]);
        var draws = new RandomDraws(2_026);
        for (var i = 0; i < 500_000; i++)
        {
            guids[SubjectBucket.Of(
                "win-back",
                $"{draws.NextBits():x16}{draws.NextBits():x16}".Insert(20, "-").Insert(16, "-").Insert(12, "-").Insert(8, "-"))]++;
            prefixed[SubjectBucket.Of("win-back", string.Create(CultureInfo.InvariantCulture, $"customer-{i:D8}"))]++;
        }

        Assert.InRange(ChiSquare(guids), Low, High);
        Assert.InRange(ChiSquare(prefixed), Low, High);
    }

    /// <summary>
    /// The joint table of two draws in 100 × 100 cells, for salts that differ much, in a letter, in length, or in the epoch.
    /// </summary>
    [Theory]
    [InlineData("win-back", "free-shipping")]
    [InlineData("win-back", "universal-control")]
    [InlineData("win-back", "win-bacl")]
    [InlineData("a", "aa")]
    [InlineData("universal-control#8100", "universal-control#8101")]
    public void Buckets_UnderTwoSalts_AreIndependent(string first, string second)
    {
        var cells = new int[100 * 100];
        for (var i = 0; i < 500_000; i++)
        {
            var key = i.ToString(CultureInfo.InvariantCulture);
            cells[SubjectBucket.Of(first, key) / 100 * 100 + SubjectBucket.Of(second, key) / 100]++;
        }

        Assert.InRange(ChiSquare(cells), Low, High);
    }

    /// <summary>The bounds detect a draw that is one percent off in half of the buckets, and two salts that are the same.</summary>
    [Fact]
    public void ChiSquare_OfABiasedDraw_IsOutOfBounds()
    {
        Assert.True(ChiSquare([.. Enumerable.Range(0, 10_000).Select(i => i % 2 == 0 ? 1_010 : 990)]) < Low);
        Assert.True(ChiSquare([.. Enumerable.Range(0, 10_000).Select(i => i % 2 == 0 ? 1_040 : 960)]) > High);
        Assert.True(ChiSquare([.. Enumerable.Range(0, 10_000).Select(i => i / 100 == i % 100 ? 5_000 : 0)]) > High);
    }

    private static double ChiSquare(int[] counts)
    {
        var expected = counts.Sum(count => (double)count) / counts.Length;
        return counts.Sum(count => (count - expected) * (count - expected)) / expected;
    }
}
