using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// Values that many customers of a store in memory have: names of tracks, rules and stages, hashes. Packed data have their numbers.
/// </summary>
/// <remarks>Thread-safe. Values are never removed: there are as many as lifecycles and their versions have.</remarks>
internal sealed class SharedValues
{
    // More is no set of names: a host that makes names of data keeps them as they are.
    private const int MaxCount = 1 << 14;
    private const int MaxKnown = 1 << 8;

    private readonly object _gate = new();
    private readonly Dictionary<object, int> _numbers = [];
    private volatile object[] _values = [];

    // Most values that are packed were unpacked before, so that they are the very objects of the table: found without a lock and without
    // the hash of a text.
    private volatile Dictionary<object, int> _known = new(ReferenceEqualityComparer.Instance);

    public object this[int number] => _values[number];

    /// <summary>Returns the number of a value, found by its own equality; -1 when the table is full.</summary>
    public int NumberOf(object value) => _known.TryGetValue(value, out var number) ? number : Find(value);

    private int Find(object value)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(value, out var known)) return known;
            var number = _numbers.Count;
            if (number == MaxCount) return -1;
            var values = _values;
            if (number == values.Length) Array.Resize(ref values, Math.Max(16, 2 * number));
            values[number] = value;
            _values = values;
            _numbers.Add(value, number);
            // A copy, since other threads read without the lock. There are few values, so that this is seldom.
            if (number < MaxKnown) _known = new(_known, ReferenceEqualityComparer.Instance) { { value, number } };
            return number;
        }
    }
}

/// <summary>Writes and reads texts of a table of shared values, and texts that it has no room for.</summary>
internal static class SharedTexts
{
    public static void Text(this PackedWriter to, SharedValues shared, string text)
    {
        var number = shared.NumberOf(text);
        to.Count(number + 1);
        if (number < 0) to.Text(text);
    }

    public static string Text(this ref PackedReader from, SharedValues shared)
    {
        var number = from.Int();
        return number == 0 ? from.Text()! : (string)shared[number - 1];
    }
}
