using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

public class TextIdsTests
{
    [Fact]
    public void Add_OfManyTexts_NumbersEachOnce()
    {
        var (ids, known) = (new TextIds(), new Dictionary<string, int>(StringComparer.Ordinal));
        var random = new Random(3);
        for (var i = 0; i < 30_000; i++)
        {
            var number = random.Next(9_000).ToString(CultureInfo.InvariantCulture);
            var text = (i % 4) switch { 0 => number, 1 => "#" + number, 2 => "é" + number, _ => new string('x', random.Next(200)) };
            if (known.TryAdd(text, known.Count)) Assert.Equal(-1, ids.Find(text));

            Assert.Equal(known[text], ids.Add(text));
            Assert.Equal(known[text], ids.Find(text));
        }

        Assert.Equal(known.Count, ids.Count);
        Assert.All(known, pair => Assert.Equal((pair.Key, pair.Key), (ids.GetText(pair.Value), ids.Read(pair.Value).ToString())));
    }
}
