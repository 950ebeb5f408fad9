using System.Numerics;
using System.Runtime.InteropServices;

namespace LifecycleKit.Tracking;

/// <summary>
/// The bytes of many customers, a block for each. Blocks lie in pages, so that a collection visits no object for a customer, and a block
/// that is written again leaves no garbage.
/// </summary>
/// <remarks>
/// A block has one of a few lengths, eight from each power of two to the next, so that less than an eighth of it is empty. Blocks of one
/// length lie side by side without gaps: the last one moves into the place of one that is removed.
/// </remarks>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class PackedBlocks
{
    // A larger block has an array of its own.
    private const int MaxPagedLength = 1 << 14;
    private const int OwnArray = -1;
    private const int MinLengthBits = 5;
    private const int StepBits = 3;

    private readonly PagedBlocks?[] _sizes = new PagedBlocks[SizeOf(MaxPagedLength) + 1];
    private readonly Dictionary<int, byte[]> _arrays = [];
    private readonly SparePages _spare = new();
    private readonly Stack<int> _free = [];
    private Place[] _places = new Place[16];
    private int _lastNumber;

    /// <summary>The bytes of all pages and arrays, for tests.</summary>
    public long ReservedLength => _sizes.Sum(size => size?.ReservedLength ?? 0) + _arrays.Values.Sum(array => (long)array.Length);

    /// <summary>Returns what a block has. The bytes are valid until the next change of any block.</summary>
    /// <param name="number">The number of the block; 0 for none, which is empty.</param>
    public ReadOnlySpan<byte> Read(int number) => number == 0 ? [] : BlockOf(number).Content;

    /// <summary>Writes a block.</summary>
    /// <param name="number">The number of the block; 0 for a new one, whose number it becomes.</param>
    /// <param name="bytes">All that the block has then. They must not be those of a block.</param>
    public void Write(ref int number, ReadOnlySpan<byte> bytes)
    {
        if (number == 0) number = Add(bytes.Length);
        Resize(number, bytes.Length, 0).Fill(0, bytes);
    }

    /// <summary>Adds bytes to a block.</summary>
    /// <param name="number">The number of the block; 0 for a new one, whose number it becomes.</param>
    /// <param name="bytes">The bytes. They must not be those of a block.</param>
    public void Append(ref int number, ReadOnlySpan<byte> bytes)
    {
        var used = Read(number).Length;
        if (number == 0) number = Add(bytes.Length);
        Resize(number, used + bytes.Length, used).Fill(used, bytes);
    }

    /// <summary>Removes a block.</summary>
    /// <param name="number">The number of the block; 0 for none, and after the call.</param>
    public void Remove(ref int number)
    {
        if (number == 0) return;
        if (_places[number].Size == OwnArray) _arrays.Remove(number);
        else Free(_places[number]);
        _free.Push(number);
        number = 0;
    }

    /// <summary>Returns the size of the smallest block of at least a length: sizes count from 0, from the shortest block on.</summary>
    private static int SizeOf(int length)
    {
        if (length <= 1 << MinLengthBits) return 0;
        var bits = BitOperations.Log2((uint)(length - 1));
        return (bits - MinLengthBits << StepBits) + (length - 1 >> bits - StepBits) - (1 << StepBits) + 1;
    }

    private static int LengthOf(int size)
    {
        if (size == 0) return 1 << MinLengthBits;
        var (powers, steps) = Math.DivRem(size - 1, 1 << StepBits);
        return (1 << StepBits) + steps + 1 << powers + MinLengthBits - StepBits;
    }

    private int Add(int length)
    {
        if (!_free.TryPop(out var number)) number = ++_lastNumber;
        if (number == _places.Length) Array.Resize(ref _places, 2 * number);
        _places[number] = Take(number, length + Block.HeaderLength, 0);
        BlockOf(number).Clear(number);
        return number;
    }

    private Block BlockOf(int number)
    {
        ref readonly var place = ref _places[number];
        return new Block(place.Size == OwnArray ? _arrays[number] : _sizes[place.Size]![place.Index]);
    }

    /// <summary>Returns a block with room for a length of bytes. It moves when its size is another one.</summary>
    /// <param name="number">The number of the block.</param>
    /// <param name="length">The length that is needed.</param>
    /// <param name="kept">The length of its first bytes, which stay.</param>
    private Block Resize(int number, int length, int kept)
    {
        var before = _places[number];
        var block = BlockOf(number);
        var needed = length + Block.HeaderLength;
        if (before.Size == OwnArray ? block.HasRoom(needed) : needed <= MaxPagedLength && SizeOf(needed) == before.Size) return block;
        _places[number] = Take(number, needed, kept);
        var resized = BlockOf(number);
        block.CopyTo(resized, kept);
        if (before.Size != OwnArray) Free(before);
        else if (_places[number].Size != OwnArray) _arrays.Remove(number);
        return resized;
    }

    private Place Take(int number, int needed, int kept)
    {
        if (needed > MaxPagedLength)
        {
            // One that grows doubles, so that it is seldom copied.
            _arrays[number] = new byte[kept == 0 ? needed : Math.Max(needed, 2 * kept)];
            return new Place(OwnArray, 0);
        }

        var size = SizeOf(needed);
        return new Place(size, (_sizes[size] ??= new PagedBlocks(LengthOf(size), _spare)).Add());
    }

    private void Free(Place place)
    {
        if (_sizes[place.Size]!.Remove(place.Index) is { } moved) _places[moved] = place;
    }

    private readonly record struct Place(int Size, int Index);

    /// <summary>A block: its number, the length of its content, and the content.</summary>
    private readonly ref struct Block(Span<byte> bytes)
    {
        public const int HeaderLength = 2 * sizeof(int);

        private readonly Span<byte> _bytes = bytes;

        public int Number => MemoryMarshal.Read<int>(_bytes);

        public ReadOnlySpan<byte> Content => _bytes.Slice(HeaderLength, MemoryMarshal.Read<int>(_bytes[sizeof(int)..]));

        public void Clear(int number)
        {
            MemoryMarshal.Write(_bytes, number);
            MemoryMarshal.Write(_bytes[sizeof(int)..], 0);
        }

        public void Fill(int from, ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_bytes[(HeaderLength + from)..]);
            MemoryMarshal.Write(_bytes[sizeof(int)..], from + bytes.Length);
        }

        public void CopyTo(Block other, int length) => _bytes[..(HeaderLength + length)].CopyTo(other._bytes);

        /// <summary>Returns whether an array has room, and is not far too large.</summary>
        public bool HasRoom(int needed) => needed <= _bytes.Length && needed > _bytes.Length / 4;
    }

    /// <summary>The blocks of one length, side by side in pages.</summary>
    private sealed class PagedBlocks(int length, SparePages spare)
    {
        private readonly int _perPage = SparePages.PageLength / length;
        private readonly List<byte[]> _pages = [];
        private int _count;

        public long ReservedLength => _pages.Sum(page => (long)page.Length);

        public Span<byte> this[int index]
        {
            get
            {
                var (page, place) = Math.DivRem((uint)index, (uint)_perPage);
                return _pages[(int)page].AsSpan((int)place * length, length);
            }
        }

        public int Add()
        {
            var (page, place) = Math.DivRem(_count, _perPage);
            if (page == _pages.Count) _pages.Add(page == 0 ? new byte[length] : spare.Take());
            // The first page grows, since most stores of tests have few customers.
            if ((place + 1) * length > _pages[page].Length) _pages[page] = Grown(_pages[page]);
            return _count++;
        }

        /// <summary>Removes a block.</summary>
        /// <returns>The number of the block that has taken its place; null for none.</returns>
        public int? Remove(int index)
        {
            int? moved = null;
            if (index < --_count)
            {
                this[_count].CopyTo(this[index]);
                moved = new Block(this[index]).Number;
            }

            if (_count % _perPage != 0 || _count == 0) return moved;
            spare.Return(_pages[^1]);
            _pages.RemoveAt(_pages.Count - 1);
            return moved;
        }

        private static byte[] Grown(byte[] page)
        {
            var larger = new byte[Math.Min(SparePages.PageLength, 2 * page.Length)];
            page.CopyTo(larger, 0);
            return larger;
        }
    }

    /// <summary>Pages that are free.</summary>
    private sealed class SparePages
    {
        public const int PageLength = 1 << 17;

        // More are left to the garbage collector.
        private const int MaxCount = 16;

        private readonly Stack<byte[]> _pages = [];

        public byte[] Take() => _pages.TryPop(out var page) ? page : GC.AllocateUninitializedArray<byte>(PageLength);

        public void Return(byte[] page)
        {
            if (_pages.Count < MaxCount) _pages.Push(page);
        }
    }
}
