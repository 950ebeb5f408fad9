using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class IndexTableTests
{
    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(0xFFFFFFFF_00000000UL)]
    public void Find_ItemsOfOneHash_AreAllFound(ulong hash)
    {
        var table = IndexTable.Create();
        for (var item = 0; !table.IsFull; item++) table.Add(hash, item);
        Assert.Equal(Enumerable.Range(0, 48), Items(table, hash));
    }

    [Fact]
    public void Find_OtherPieceOfHash_FindsNothing()
    {
        var table = IndexTable.Create();
        table.Add(0x0000_0001_0000_0000UL << 10, 0);
        Assert.Empty(Items(table, 0));
        Assert.Equal([0], Items(table, 0x0000_0001_0000_0000UL << 10));
    }

    [Fact]
    public void Grow_FullTable_HasTheItemsAndRoomForAsManyMore()
    {
        var table = IndexTable.Create();
        for (var item = 0; item < 5_000; item++)
        {
            if (table.IsFull) table = table.Grow(HashOf);
            table.Add(HashOf(item), item);
        }

        Assert.All(Enumerable.Range(0, 5_000), item => Assert.Contains(item, Items(table, HashOf(item))));
        Assert.False(table.IsFull);

        static ulong HashOf(int item) => TextHash.With(0, item);
    }

    private static List<int> Items(IndexTable table, ulong hash)
    {
        var items = new List<int>();
        var search = table.Find(hash);
        while (search.MoveNext()) items.Add(search.Item);
        return items;
    }
}
