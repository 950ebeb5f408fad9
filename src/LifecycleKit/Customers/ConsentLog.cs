namespace LifecycleKit.Customers;

/// <summary>
/// The consent of one customer on each channel and category. <see cref="ConsentState"/> says which of several states counts.
/// </summary>
/// <remarks>The empty category means all marketing on the channel. Not thread-safe.</remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class ConsentLog
{
    private readonly Dictionary<(Channels Channel, string Category), ConsentState> _states;

    internal ConsentLog() => _states = [];

    private ConsentLog(ConsentLog source) => _states = new(source._states);

    /// <summary>Reads the state.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="category">The category; empty for all marketing on the channel.</param>
    /// <param name="state">The state, or <c>default</c>.</param>
    /// <returns>Whether the log has a state for the channel and category.</returns>
    public bool TryGet(Channels channel, string category, out ConsentState state)
    {
        ArgumentNullException.ThrowIfNull(category);
        return _states.TryGetValue((channel, category), out state);
    }

    /// <summary>Lists every state, by channel, then by category in ordinal order.</summary>
    public IReadOnlyList<ChannelConsent> GetAll() => Array.AsReadOnly(_states
        .Select(entry => new ChannelConsent { Channel = entry.Key.Channel, Category = entry.Key.Category, State = entry.Value })
        .OrderBy(consent => consent.Channel).ThenBy(consent => consent.Category, StringComparer.Ordinal).ToArray());

    /// <summary>Writes the state of an event; returns the state before, <c>default</c> for none.</summary>
    internal ConsentState Write(Channels channel, string category, ConsentState state)
    {
        var before = _states.GetValueOrDefault((channel, category));
        if (state.IsAfter(before)) _states[(channel, category)] = state;
        return before;
    }

    internal void Restore(Channels channel, string category, ConsentState before)
    {
        if (before.IsKnown) _states[(channel, category)] = before;
        else _states.Remove((channel, category));
    }

    internal ConsentLog Clone() => new(this);
}
