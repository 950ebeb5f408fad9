using System.Runtime.InteropServices;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>Numbers distinct texts from 0 on, in the order of their first occurrence, and keeps each of them once.</summary>
/// <remarks>A text of ASCII takes a byte a character, another one two; the table takes 20 bytes a text.</remarks>
internal sealed class TextIds
{
    private const int ChunkSize = 1 << 17;

    private readonly List<byte[]> _chunks = [];
    private readonly ChunkedRows<Entry> _entries = new();
    private int[] _slots = new int[64];
    private int _used = ChunkSize;

    /// <summary>The number of texts.</summary>
    public int Count => _entries.Count;

    /// <summary>Returns the number of a text, which is added when it is new.</summary>
    /// <param name="text">The text, of at most 32 767 characters.</param>
    public int Add(ReadOnlySpan<char> text)
    {
        var hash = string.GetHashCode(text);
        var found = Find(text, hash, out var slot);
        if (found >= 0) return found;
        var number = _entries.Add(Keep(text, hash));
        _slots[slot] = number + 1;
        if (_entries.Count * 2 > _slots.Length) Grow();
        return number;
    }

    /// <summary>Returns the number of a text; -1 when it was not added.</summary>
    /// <param name="text">The text.</param>
    public int Find(ReadOnlySpan<char> text) => Find(text, string.GetHashCode(text), out _);

    /// <summary>Returns a text.</summary>
    /// <param name="number">The number of the text.</param>
    public string GetText(int number)
    {
        var entry = _entries[number];
        var bytes = BytesOf(entry);
        return entry.IsWide ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : Encoding.ASCII.GetString(bytes);
    }

    /// <summary>Compares two texts ordinally.</summary>
    /// <param name="left">The number of a text.</param>
    /// <param name="right">The number of another text.</param>
    public int Compare(int left, int right)
    {
        var (first, second) = (_entries[left], _entries[right]);
        return first.IsWide || second.IsWide
            ? string.CompareOrdinal(GetText(left), GetText(right))
            : BytesOf(first).SequenceCompareTo(BytesOf(second));
    }

    private int Find(ReadOnlySpan<char> text, int hash, out int slot)
    {
        var mask = _slots.Length - 1;
        for (slot = hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            ref var entry = ref _entries[_slots[slot] - 1];
            if (entry.Hash == hash && IsText(entry, text)) return _slots[slot] - 1;
        }

        return -1;
    }

    private bool IsText(in Entry entry, ReadOnlySpan<char> text) => entry.IsWide
        ? MemoryMarshal.Cast<byte, char>(BytesOf(entry)).SequenceEqual(text)
        : Ascii.Equals(BytesOf(entry), text);

    private Span<byte> BytesOf(in Entry entry) => _chunks[entry.Chunk].AsSpan(entry.Offset, entry.Length);

    private Entry Keep(ReadOnlySpan<char> text, int hash)
    {
        var isWide = !Ascii.IsValid(text);
        var length = isWide ? text.Length * 2 : text.Length;
        if (_used + length > ChunkSize)
        {
            _chunks.Add(new byte[Math.Max(ChunkSize, length)]);
            _used = 0;
        }

        var entry = new Entry(_chunks.Count - 1, _used, length, hash, isWide);
        if (isWide) MemoryMarshal.AsBytes(text).CopyTo(BytesOf(entry));
        else Encoding.ASCII.GetBytes(text, BytesOf(entry));
        // Each text begins at an even place, where its characters can be read as such.
        _used += (length + 1) & ~1;
        return entry;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < _entries.Count; number++)
        {
            var slot = _entries[number].Hash & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }

    private readonly record struct Entry(int Chunk, int Offset, int Length, int Hash, bool IsWide);
}
