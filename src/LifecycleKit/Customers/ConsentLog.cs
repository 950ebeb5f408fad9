namespace LifecycleKit.Customers;

/// <summary>The last word of one customer on each channel and category: consent granted or withdrawn, on what basis, until when.</summary>
/// <remarks>
/// The later word counts; at one instant the stricter one does, whatever the order of arrival: a withdrawal before a grant, an earlier end before
/// a later one. The empty category stands for all marketing on the channel. Not thread-safe.
/// </remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class ConsentLog
{
    private readonly Dictionary<(Channels Channel, string Category), ConsentWord> _words;

    internal ConsentLog() => _words = [];

    private ConsentLog(ConsentLog source) => _words = new(source._words);

    /// <summary>Reads the last word.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="category">The category; empty for all marketing on the channel.</param>
    /// <param name="word">The word, or <c>default</c>.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(Channels channel, string category, out ConsentWord word)
    {
        ArgumentNullException.ThrowIfNull(category);
        return _words.TryGetValue((channel, category), out word);
    }

    /// <summary>Writes what an event says; returns what stood there before, <c>default</c> for nothing.</summary>
    internal ConsentWord Write(Channels channel, string category, ConsentWord said)
    {
        var before = _words.GetValueOrDefault((channel, category));
        if (said.IsAfter(before)) _words[(channel, category)] = said;
        return before;
    }

    internal void Restore(Channels channel, string category, ConsentWord before)
    {
        if (before == default) _words.Remove((channel, category));
        else _words[(channel, category)] = before;
    }

    internal ConsentLog Clone() => new(this);
}
