using System.Runtime.InteropServices;
using System.Text;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class TextHashTests
{
    private const ulong OldFirst = 0xA0761D6478BD642F;
    private const ulong OldSecond = 0xE7037ED1A0B428DB;

    [Fact]
    public void Of_SimilarTexts_SpreadsOverTheBits()
    {
        var hashes = Enumerable.Range(0, 100_000).Select(i => TextHash.Of(Encoding.ASCII.GetBytes($"C{i:D8}"))).ToArray();
        AssertSpread(hashes);
        AssertSpread([.. Enumerable.Range(0, 100_000).Select(customer => TextHash.With(hashes[0], customer))]);
    }

    [Fact]
    public void Of_TextsMadeToCollideUnderFixedConstants_AreSpread()
    {
        var texts = Enumerable.Range(0, 20_000).Select(Hostile).ToArray();
        Assert.Single(texts.Select(OfFixedConstants).Distinct());
        AssertSpread([.. texts.Select(text => TextHash.Of(text))]);
    }

    [Fact]
    public void Build_OfIdsMadeToCollideUnderFixedConstants_KeepsThemApart()
    {
        var builder = new OrderLogBuilder();
        var ids = Enumerable.Range(0, 20_000).Select(i => MemoryMarshal.Cast<byte, char>(Hostile(i).AsSpan(2)).ToString()).ToArray();
        var record = new byte[TextRecord.MaxLength(ids[0].Length)];
        Assert.Equal(Hostile(0), record[..TextRecord.Write(ids[0], record)]);
        foreach (var id in ids) builder.Add(id, Days.Day(1), 1, id);
        Assert.Equal((ids.Length, ids.Length), (builder.Build().CustomerCount, ids.Distinct(StringComparer.Ordinal).Count()));
    }

    /// <summary>
    /// The record of an id of eight characters, two bytes each after a header of two: its second eight bytes cancel what the first did to
    /// the hash, as long as the constants are known.
    /// </summary>
    private static byte[] Hostile(int number)
    {
        var text = new byte[18];
        text[0] = 8 << 1 | 1;
        BitConverter.TryWriteBytes(text.AsSpan(2), number);
        BitConverter.TryWriteBytes(text.AsSpan(8), Mix(OldSecond ^ 18UL ^ BitConverter.ToUInt64(text), OldFirst) ^ 0x0123456789ABCDEF);
        return text;
    }

    private static ulong OfFixedConstants(byte[] text)
    {
        var hash = OldSecond ^ (uint)text.Length;
        for (var i = 0; i < 16; i += 8) hash = Mix(hash ^ BitConverter.ToUInt64(text, i), OldFirst);
        return Mix(hash ^ ((ulong)text[16] << 8 | text[17]), OldSecond);
    }

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    /// <summary>
    /// Each of 256 buckets, by the lowest and by the highest byte, has its share of the texts, up to seven standard errors.
    /// </summary>
    private static void AssertSpread(ulong[] hashes)
    {
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        var (mean, error) = (hashes.Length / 256.0, 7 * Math.Sqrt(hashes.Length / 256.0));
        Assert.All(hashes.GroupBy(hash => hash & 0xFF), bucket => Assert.InRange(bucket.Count(), mean - error, mean + error));
        Assert.All(hashes.GroupBy(hash => hash >> 56), bucket => Assert.InRange(bucket.Count(), mean - error, mean + error));
    }
}
