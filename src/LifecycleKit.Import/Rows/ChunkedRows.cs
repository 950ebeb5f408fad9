namespace LifecycleKit.Import;

/// <summary>A list that grows without copying what it holds.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class ChunkedRows<T>
    where T : struct
{
    private const int Bits = 14;
    private const int Size = 1 << Bits;

    private readonly List<T[]> _chunks = [];

    /// <summary>The number of items.</summary>
    public int Count { get; private set; }

    /// <summary>An item, to be read or changed.</summary>
    /// <param name="index">The index, from 0.</param>
    public ref T this[int index] => ref _chunks[index >> Bits][index & (Size - 1)];

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The index of the item.</returns>
    public int Add(in T item)
    {
        if (Count >> Bits == _chunks.Count) _chunks.Add(new T[Size]);
        this[Count] = item;
        return Count++;
    }
}
