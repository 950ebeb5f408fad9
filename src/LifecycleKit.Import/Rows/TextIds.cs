using System.Runtime.InteropServices;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>Numbers distinct texts from 0 on, in the order of their first occurrence, and keeps each of them once.</summary>
/// <remarks>A text of ASCII takes a byte a character, another one two; the table takes 36 to 52 bytes a text.</remarks>
internal sealed class TextIds
{
    private const int ChunkSize = 1 << 17;

    private readonly List<byte[]> _chunks = [];
    private readonly ChunkedRows<Entry> _entries = new();
    private Slot[] _slots = new Slot[64];
    private char[] _text = [];
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
        var number = _entries.Add(Keep(text));
        _slots[slot] = new Slot(number + 1, hash);
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

    /// <summary>Returns a text in place of a string, until the next call.</summary>
    /// <param name="number">The number of the text.</param>
    public ReadOnlySpan<char> Read(int number)
    {
        var entry = _entries[number];
        var bytes = BytesOf(entry);
        if (entry.IsWide) return MemoryMarshal.Cast<byte, char>(bytes);
        if (_text.Length < bytes.Length) _text = new char[Math.Max(64, 2 * bytes.Length)];
        return _text.AsSpan(0, Encoding.ASCII.GetChars(bytes, _text));
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
        for (slot = hash & mask; _slots[slot].Next != 0; slot = (slot + 1) & mask)
        {
            // The entry is elsewhere in memory: a look at it for each new text would cost more than all the rest.
            if (_slots[slot].Hash == hash && IsText(_entries[_slots[slot].Next - 1], text)) return _slots[slot].Next - 1;
        }

        return -1;
    }

    private bool IsText(in Entry entry, ReadOnlySpan<char> text) => entry.IsWide
        ? MemoryMarshal.Cast<byte, char>(BytesOf(entry)).SequenceEqual(text)
        : Ascii.Equals(BytesOf(entry), text);

    private Span<byte> BytesOf(scoped in Entry entry) => _chunks[entry.Chunk].AsSpan(entry.Offset, entry.Length);

    private Entry Keep(ReadOnlySpan<char> text)
    {
        var isWide = !Ascii.IsValid(text);
        var length = isWide ? text.Length * 2 : text.Length;
        if (_used + length > ChunkSize)
        {
            _chunks.Add(new byte[Math.Max(ChunkSize, length)]);
            _used = 0;
        }

        var entry = new Entry(_chunks.Count - 1, _used, length, isWide);
        if (isWide) MemoryMarshal.AsBytes(text).CopyTo(BytesOf(entry));
        else Encoding.ASCII.GetBytes(text, BytesOf(entry));
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

    private readonly record struct Entry(int Chunk, int Offset, int Length, bool IsWide);

    /// <summary>A place of the hash table.</summary>
    /// <param name="Next">The number of the text and 1; 0 for an empty place.</param>
    /// <param name="Hash">The hash of the text.</param>
    private readonly record struct Slot(int Next, int Hash);
}
