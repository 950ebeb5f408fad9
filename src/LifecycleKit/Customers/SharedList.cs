namespace LifecycleKit.Customers;

/// <summary>
/// A list whose copies share their items: a copy costs nothing, and a change copies only the block of items that it touches.
/// </summary>
/// <remarks>
/// <para>A list without copies changes in place and allocates only to grow. Once a list has a copy, neither of the two writes into a common
/// block again, so that other threads may read one while the other changes.</para>
/// <para>Inserting or removing an item moves the later ones. A struct, since it is always part of one object: assign it only by
/// <see cref="Share"/>.</para>
/// </remarks>
internal struct SharedList<T>
{
    private const int BlockBits = 5;
    private const int BlockSize = 1 << BlockBits;
    private const int BlockMask = BlockSize - 1;
    private const int FirstLength = 4;

    private T[][]? _blocks;
    private bool _isShared;

    /// <summary>The number of blocks that were copied since the list was shared.</summary>
    private int _copied;

    /// <summary>The block that was copied last, from 1; 0 for none since the list was shared.</summary>
    private int _own;

    public int Count { get; private set; }

    public readonly ref readonly T this[int index] => ref _blocks![index >> BlockBits][index & BlockMask];

    private readonly int BlockCount => (Count + BlockMask) >> BlockBits;

    /// <summary>Returns a list of equal items.</summary>
    public static SharedList<T> Repeat(T item, int count)
    {
        var blocks = new T[(count + BlockMask) >> BlockBits][];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new T[BlockSize];
            Array.Fill(blocks[i], item);
        }

        return new SharedList<T> { _blocks = blocks, Count = count };
    }

    /// <summary>Returns a copy. Any number of threads may copy a list that no thread changes.</summary>
    public SharedList<T> Share()
    {
        if (_blocks is null) return default;
        _isShared = true;
        (_copied, _own) = (0, 0);
        return this;
    }

    public void Set(int index, in T item) => BlockToWrite(index >> BlockBits, 0)[index & BlockMask] = item;

    public void Add(in T item) => Insert(Count, item);

    public void Insert(int index, in T item)
    {
        var before = Count++;
        var (first, last) = (index >> BlockBits, before >> BlockBits);
        for (var block = last; block >= first; block--)
        {
            var start = block == first ? index & BlockMask : 0;
            var length = block == last ? before & BlockMask : BlockSize;
            var items = BlockToWrite(block, Math.Min(length + 1, BlockSize));
            Array.Copy(items, start, items, start + 1, Math.Min(length, BlockMask) - start);
            items[start] = block == first ? item : _blocks![block - 1][BlockMask];
        }
    }

    public void RemoveAt(int index)
    {
        var (first, last) = (index >> BlockBits, (Count - 1) >> BlockBits);
        for (var block = first; block <= last; block++)
        {
            var items = BlockToWrite(block, 0);
            var start = block == first ? index & BlockMask : 0;
            var end = block == last ? (Count - 1) & BlockMask : BlockMask;
            Array.Copy(items, start + 1, items, start, end - start);
            items[end] = block == last ? default! : _blocks![block + 1][0];
        }

        Count--;
    }

    /// <summary>Removes all items from an index on.</summary>
    public void RemoveFrom(int index)
    {
        // The items stay in their blocks until other items take their places.
        Count = index;
    }

    /// <summary>Returns a list of the items from an index on.</summary>
    public readonly SharedList<T> From(int index)
    {
        var rest = default(SharedList<T>);
        for (var i = index; i < Count; i++) rest.Add(this[i]);
        return rest;
    }

    /// <summary>Returns a block that no other list has, with room for a number of items; 0 for those that it has.</summary>
    private T[] BlockToWrite(int block, int length)
    {
        if (_isShared)
        {
            if (_own != block + 1) CopyBlock(block, length);
        }
        else if (_blocks is null || block >= _blocks.Length)
        {
            AddBlocks();
        }

        var items = _blocks![block];
        if (items.Length >= length) return items;
        Array.Resize(ref items, Math.Min(BlockSize, Math.Max(length, 2 * items.Length)));
        return _blocks[block] = items;
    }

    private void CopyBlock(int block, int length)
    {
        // Blocks after the last item may be common to several lists too, so they are left out.
        var blocks = new T[BlockCount][];
        Array.Copy(_blocks!, blocks, Math.Min(_blocks!.Length, blocks.Length));
        blocks[block] = Copy(blocks[block], block, length);
        _blocks = blocks;
        _own = block + 1;
        // After as many copies as there are blocks the list takes the other blocks too, and changes in place from then on.
        if (++_copied < blocks.Length) return;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (i != block) blocks[i] = Copy(blocks[i], i, 0);
        }

        _isShared = false;
    }

    private readonly T[] Copy(T[]? items, int block, int length)
    {
        var used = Math.Min(BlockSize, Math.Max(Count - (block << BlockBits), length));
        var copy = new T[(used + FirstLength - 1) / FirstLength * FirstLength];
        if (items is not null) Array.Copy(items, copy, Math.Min(items.Length, used));
        return copy;
    }

    /// <summary>Adds as many blocks as there are, so that growing costs little for an item.</summary>
    private void AddBlocks()
    {
        if (_blocks is null)
        {
            _blocks = [new T[FirstLength]];
            return;
        }

        var known = _blocks.Length;
        Array.Resize(ref _blocks, 2 * known);
        for (var i = known; i < _blocks.Length; i++) _blocks[i] = new T[BlockSize];
    }
}
