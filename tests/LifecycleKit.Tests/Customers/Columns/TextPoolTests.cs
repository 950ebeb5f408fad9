using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class TextPoolTests
{
    private static readonly Gen<string> Text =
        from characters in Gen.ArrayOf(Gen.Elements('\0', 'a', 'b', 'Z', '\u007F', '\u0080', 'é', '\uD800', '\uDC00', '\uFFFF'))
        from prefix in Gen.Elements("", "customer-", new string('x', 300), "é")
        select prefix + new string(characters);

    [Fact]
    public void Number_AnyTexts_IsTheOrderOfFirstAppearance() => Law.Holds(Gen.ListOf(Text), texts =>
    {
        var distinct = texts.Distinct(StringComparer.Ordinal).ToList();
        var pool = new TextPool();
        Assert.Equal(texts.Select(text => distinct.IndexOf(text)), Number(pool, texts));
        Assert.Equal(distinct, Enumerable.Range(0, pool.Count).Select(number => TextOf(pool, number)));
    });

    [Fact]
    public void Order_AnyTexts_IsOrdinal() => Law.Holds(Gen.ListOf(Text), texts =>
    {
        var pool = new TextPool();
        Number(pool, texts);
        Assert.Equal(
            texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            TextOrder.Of(pool).Select(number => TextOf(pool, number)));
    });

    [Fact]
    public void Order_TextsThatAgreeForLong_IsOrdinal()
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 2_000).Select(_ => new string('a', random.Next(600)) + (char)('a' + random.Next(3))).ToArray();
        var pool = new TextPool();
        Number(pool, texts);
        Assert.Equal(texts.Distinct().Order(StringComparer.Ordinal), TextOrder.Of(pool).Select(number => TextOf(pool, number)));
    }

    [Fact]
    public void Number_ManyTexts_FindsEachAgain()
    {
        var pool = new TextPool();
        var texts = Enumerable.Range(0, 200_000).Select(i => $"{i * 7919L}").ToArray();
        Assert.Equal(Enumerable.Range(0, texts.Length), Number(pool, texts));
        Assert.Equal(Enumerable.Range(0, texts.Length), Number(pool, texts));
    }

    [Fact]
    public void Number_LongTexts_FillManyChunks()
    {
        var pool = new TextPool();
        var texts = Enumerable.Range(0, 60).Select(i => new string('é', 32_767 - i)).ToArray();
        Assert.Equal(Enumerable.Range(0, texts.Length), Number(pool, texts));
        Assert.Equal(texts, Enumerable.Range(0, texts.Length).Select(number => TextOf(pool, number)));
    }

    private static string TextOf(TextPool pool, int number) => TextRecord.Read(pool.Store[pool.LocatorOf(number)]).ToString();

    private static List<int> Number(TextPool pool, IEnumerable<string> texts)
    {
        var result = new List<int>();
        var batch = new TextBatch();
        foreach (var chunk in texts.Chunk(TextBatch.Capacity))
        {
            foreach (var text in chunk) batch.Add(text);
            var numbers = new int[chunk.Length];
            pool.Number(batch, numbers);
            result.AddRange(numbers);
            batch.Clear();
        }

        return result;
    }
}
