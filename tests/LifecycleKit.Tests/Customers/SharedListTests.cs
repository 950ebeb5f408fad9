using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Copies of a shared list or table are independent, whatever is done to each of them.</summary>
public class SharedListTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(400)]
    public void Copies_OfAListThatChange_AreAsIndependentLists(int size)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var lists = new List<(Box List, List<int> Model)> { (new Box(), []) };
            for (var i = 0; i < 4 * size; i++)
            {
                var (list, model) = lists[random.Next(lists.Count)];
                if (random.Next(20) == 0 && lists.Count < 6) lists.Add((new Box { Items = list.Items.Share() }, [.. model]));
                else Change(random, size, ref list.Items, model, i);
            }

            foreach (var (list, model) in lists) Assert.Equal(model, Enumerable.Range(0, list.Items.Count).Select(i => list.Items[i]));
        }
    }

    [Fact]
    public void Copies_OfATableThatChange_AreAsIndependentTables()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var tables = new List<(TableBox Table, Dictionary<string, int> Model)> { (new TableBox(), []) };
            for (var i = 0; i < 300; i++)
            {
                var (table, model) = tables[random.Next(tables.Count)];
                var name = $"{random.Next(60)}";
                if (random.Next(20) == 0 && tables.Count < 6)
                {
                    tables.Add((new TableBox { Items = table.Items.Share() }, new(model)));
                }
                else if (random.Next(8) == 0)
                {
                    table.Items.Remove(name);
                    model.Remove(name);
                }
                else
                {
                    table.Items.Set(new Named(name, i));
                    model[name] = i;
                }
            }

            foreach (var (table, model) in tables)
            {
                Assert.Equal(
                    model.OrderBy(one => one.Key), table.Items.ToArray().ToDictionary(x => x.Key, x => x.Value).OrderBy(x => x.Key));
                foreach (var name in Enumerable.Range(0, 60).Select(i => $"{i}"))
                {
                    Assert.Equal(model.TryGetValue(name, out var value), table.Items.TryGet(name, out var found));
                    Assert.Equal(value, found.Value);
                }
            }
        }
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Set_InACopyOfAList_CopiesABlockAndNotTheList(int count)
    {
        var source = new Box { Items = SharedList<int>.Repeat(7, count) };
        var bytes = Allocation.Of(() =>
        {
            var copy = source.Items.Share();
            copy.Set(count / 2, 8);
        }) / 1_000;
        // The list of blocks is copied as well.
        Assert.InRange(bytes, 100, 400 + count / 32 * 8);
    }

    private static void Change(Random random, int size, ref SharedList<int> list, List<int> model, int value)
    {
        var kind = model.Count < size / 2 ? 0 : random.Next(6);
        switch (kind)
        {
            case 0 or 1:
                list.Add(value);
                model.Add(value);
                break;
            case 2:
                var place = random.Next(model.Count + 1);
                list.Insert(place, value);
                model.Insert(place, value);
                break;
            case 3 when model.Count > 0:
                var removed = random.Next(model.Count);
                list.RemoveAt(removed);
                model.RemoveAt(removed);
                break;
            case 4 when model.Count > 0:
                var changed = random.Next(model.Count);
                list.Set(changed, value);
                model[changed] = value;
                break;
            case 5 when random.Next(10) == 0:
                list.RemoveFrom(model.Count / 2);
                model.RemoveRange(model.Count / 2, model.Count - model.Count / 2);
                break;
        }
    }

    private sealed class Box
    {
        public SharedList<int> Items;
    }

    private sealed class TableBox
    {
        public SharedTable<string, Named> Items;
    }

    private readonly record struct Named(string Key, int Value) : IKeyed<string>;
}
