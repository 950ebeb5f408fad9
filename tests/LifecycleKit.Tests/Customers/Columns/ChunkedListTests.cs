using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class ChunkedListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(400_000)]
    public void Add_Many_AreAllThereInOrder(int count)
    {
        var list = new ChunkedList<int>();
        for (var i = 0; i < count; i++) list.Add(i);
        Assert.Equal(count, list.Count);
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(i => list[i]));
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, list.ChunkCount).SelectMany(chunk => list.Chunk(chunk).ToArray()));
    }

    [Fact]
    public void Indexer_Assigned_ChangesTheItem()
    {
        var list = new ChunkedList<long>();
        list.Add(1);
        list[0] = 2;
        Assert.Equal(2, list[0]);
    }

    [Fact]
    public void Clear_Full_StartsEmpty()
    {
        var list = new ChunkedList<int>();
        for (var i = 0; i < 70_000; i++) list.Add(i);
        list.Clear();
        Assert.Equal((0, 0), (list.Count, list.ChunkCount));
        list.Add(7);
        Assert.Equal([7], list.Chunk(0).ToArray());
    }
}
