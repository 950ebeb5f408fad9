using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

public class TextIdsTests
{
    /// <summary>All bits of the hashes; four of them, so that each text has the hash of many others; none.</summary>
    [Theory]
    [InlineData(-1, 30_000)]
    [InlineData(15 << 20, 4_000)]
    [InlineData(0, 1_000)]
    public void Add_OfManyTexts_NumbersEachOnce(int hashMask, int count)
    {
        var (ids, known) = (new TextIds(hashMask), new Dictionary<string, int>(StringComparer.Ordinal));
        var random = new Random(3);
        for (var i = 0; i < count; i++)
        {
            var text = RandomText(random, i, count / 3);
            if (i % 7 == 0) ids.Prefetch([ids.HashOf(text), ids.HashOf("?"), ids.HashOf("")]);
            if (known.TryAdd(text, known.Count)) Assert.Equal(-1, ids.Find(text));

            Assert.Equal(known[text], ids.Add(text));
            Assert.Equal(known[text], ids.Find(text));
        }

        Assert.Equal(known.Count, ids.Count);
        Assert.All(known, pair => Assert.Equal((pair.Key, pair.Key), (ids.GetText(pair.Value), ids.Read(pair.Value).ToString())));
        var texts = known.Keys.Take(200).ToList();
        foreach (var (left, right) in texts.Zip(texts.Skip(1)))
        {
            var expected = Math.Sign(string.CompareOrdinal(left, right));
            Assert.Equal(expected, Math.Sign(ids.Compare(known[left], known[right])));
        }
    }

    [Fact]
    public void Add_TextsOfBothKinds_ArePairwiseDistinct()
    {
        // Near the length of a text that has no place of its own: with zeros, which also pad, and beyond ASCII.
        string[] texts =
        [
            "", "\0", "\0\0", "a", "a\0", "é", "é\0", "\u007F", "\u0080",
            .. Enumerable.Range(13, 6).Select(length => new string('a', length)),
            .. Enumerable.Range(13, 6).Select(length => new string('\0', length)),
            .. Enumerable.Range(13, 6).Select(length => new string('a', length) + 'é'),
        ];
        var ids = new TextIds();

        var numbers = texts.Select(text => ids.Add(text)).ToList();

        Assert.Equal(Enumerable.Range(0, texts.Length), numbers);
        Assert.Equal(texts, numbers.Select(ids.GetText));
        Assert.Equal(numbers, texts.Select(text => ids.Find(text)));
    }

    private static string RandomText(Random random, int i, int range)
    {
        var number = random.Next(range).ToString(CultureInfo.InvariantCulture);
        return (i % 5) switch
        {
            0 => number,
            1 => "#" + number,
            2 => "é" + number,
            3 => number.PadLeft(random.Next(12, 20), '0'),
            _ => new string('x', random.Next(200)),
        };
    }
}
