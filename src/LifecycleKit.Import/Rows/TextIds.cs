using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>Numbers distinct texts from 0 on, in the order of their first occurrence, and keeps each of them once.</summary>
/// <remarks>
/// The table takes 32 to 48 bytes a text, which hold a text of up to 15 characters of ASCII too; a longer text of ASCII takes a byte a
/// character beside, another one two.
/// </remarks>
/// <param name="hashMask">The bits of a hash that are used: all of them, save in tests of equal hashes.</param>
internal sealed class TextIds(int hashMask = -1)
{
    private const int ChunkSize = 1 << 17;

    private readonly List<byte[]> _chunks = [];
    private readonly ChunkedRows<TextEntry> _entries = new();

    // Drawn for each table, so that no file can be prepared whose texts have equal hashes.
    private readonly long _seed = MemoryMarshal.Read<long>(RandomNumberGenerator.GetBytes(sizeof(long)));
    private Slot[] _slots = new Slot[64];
    private char[] _text = [];
    private int _used = ChunkSize;
    private ulong _prefetched;

    /// <summary>The number of texts.</summary>
    public int Count => _entries.Count;

    /// <summary>Returns the number of a text, which is added when it is new.</summary>
    /// <param name="text">The text, of at most 32 767 characters.</param>
    public int Add(ReadOnlySpan<char> text)
    {
        var isShort = TextEntry.TryCreate(text, out var entry);
        var hash = isShort ? HashOf(entry) : HashOfLong(text);
        var found = Find(text, isShort, entry, hash, out var slot);
        if (found >= 0) return found;
        var number = _entries.Add(isShort ? entry : Keep(text));
        _slots[slot] = new Slot(number + 1, hash);
        if (_entries.Count * 2 > _slots.Length) Grow();
        return number;
    }

    /// <summary>Returns the number of a text; -1 when it was not added.</summary>
    /// <param name="text">The text.</param>
    public int Find(ReadOnlySpan<char> text)
    {
        var isShort = TextEntry.TryCreate(text, out var entry);
        return Find(text, isShort, entry, isShort ? HashOf(entry) : HashOfLong(text), out _);
    }

    /// <summary>Returns the hash of a text, for <see cref="Prefetch"/>.</summary>
    /// <param name="text">The text.</param>
    public int HashOf(ReadOnlySpan<char> text) => TextEntry.TryCreate(text, out var entry) ? HashOf(entry) : HashOfLong(text);

    /// <summary>Brings what is known of texts into the cache of the processor. No result depends on it.</summary>
    /// <param name="hashes">The hashes of the texts.</param>
    public void Prefetch(ReadOnlySpan<int> hashes)
    {
        // Nothing branches on what is read first, so that the processor waits for many places of the memory at once.
        var mask = _slots.Length - 1;
        Span<int> numbers = stackalloc int[RowBlock.MaxRows];
        for (var i = 0; i < hashes.Length; i++) numbers[i] = _slots[hashes[i] & mask].Next;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (numbers[i] != 0) _prefetched ^= _entries[numbers[i] - 1].Low;
        }
    }

    /// <summary>Returns a text.</summary>
    /// <param name="number">The number of the text.</param>
    public string GetText(int number)
    {
        ref var entry = ref _entries[number];
        var bytes = BytesOf(ref entry);
        return entry.IsWide ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : Encoding.ASCII.GetString(bytes);
    }

    /// <summary>Returns a text in place of a string, until the next call.</summary>
    /// <param name="number">The number of the text.</param>
    public ReadOnlySpan<char> Read(int number)
    {
        ref var entry = ref _entries[number];
        var bytes = BytesOf(ref entry);
        if (entry.IsWide) return MemoryMarshal.Cast<byte, char>(bytes);
        if (_text.Length < bytes.Length) _text = new char[Math.Max(64, 2 * bytes.Length)];
        return _text.AsSpan(0, Encoding.ASCII.GetChars(bytes, _text));
    }

    /// <summary>Compares two texts ordinally.</summary>
    /// <param name="left">The number of a text.</param>
    /// <param name="right">The number of another text.</param>
    public int Compare(int left, int right)
    {
        ref var first = ref _entries[left];
        ref var second = ref _entries[right];
        return first.IsWide || second.IsWide
            ? string.CompareOrdinal(GetText(left), GetText(right))
            : BytesOf(ref first).SequenceCompareTo(BytesOf(ref second));
    }

    private int HashOf(TextEntry entry) => HashOf(MemoryMarshal.AsBytes(new ReadOnlySpan<TextEntry>(ref entry)));

    private int HashOfLong(ReadOnlySpan<char> text) => HashOf(MemoryMarshal.AsBytes(text));

    private int HashOf(ReadOnlySpan<byte> bytes) => unchecked((int)XxHash3.HashToUInt64(bytes, _seed)) & hashMask;

    private int Find(ReadOnlySpan<char> text, bool isShort, in TextEntry shortText, int hash, out int slot)
    {
        var mask = _slots.Length - 1;
        for (slot = hash & mask; _slots[slot].Next != 0; slot = (slot + 1) & mask)
        {
            // The entry is elsewhere in memory: a look at it for each new text would cost more than all the rest.
            if (_slots[slot].Hash != hash) continue;
            ref var entry = ref _entries[_slots[slot].Next - 1];
            if (isShort ? entry.Equals(shortText) : IsText(ref entry, text)) return _slots[slot].Next - 1;
        }

        return -1;
    }

    private bool IsText(ref TextEntry entry, ReadOnlySpan<char> text) => entry.IsWide
        ? MemoryMarshal.Cast<byte, char>(BytesOf(ref entry)).SequenceEqual(text)
        : Ascii.Equals(BytesOf(ref entry), text);

    private Span<byte> BytesOf(ref TextEntry entry) =>
        entry.IsShort ? entry.ShortBytes() : _chunks[entry.Chunk].AsSpan(entry.Offset, entry.Length);

    private TextEntry Keep(ReadOnlySpan<char> text)
    {
        var isWide = !Ascii.IsValid(text);
        var length = isWide ? text.Length * 2 : text.Length;
        if (_used + length > ChunkSize)
        {
            _chunks.Add(new byte[Math.Max(ChunkSize, length)]);
            _used = 0;
        }

        var entry = new TextEntry(_chunks.Count - 1, _used, length, isWide);
        if (isWide) MemoryMarshal.AsBytes(text).CopyTo(BytesOf(ref entry));
        else Encoding.ASCII.GetBytes(text, BytesOf(ref entry));
        // Each text begins at an even place, where its characters can be read as such.
        _used += (length + 1) & ~1;
        return entry;
    }

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        var mask = slots.Length - 1;
        foreach (var known in _slots)
        {
            if (known.Next == 0) continue;
            var slot = known.Hash & mask;
            while (slots[slot].Next != 0) slot = (slot + 1) & mask;
            slots[slot] = known;
        }

        _slots = slots;
    }

    /// <summary>A place of the hash table.</summary>
    /// <param name="Next">The number of the text and 1; 0 for an empty place.</param>
    /// <param name="Hash">The hash of the text.</param>
    private readonly record struct Slot(int Next, int Hash);
}
