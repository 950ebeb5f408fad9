namespace LifecycleKit.Customers;

/// <summary>
/// The consent of one customer on each channel and category. <see cref="ConsentState"/> says which of several states counts.
/// </summary>
/// <remarks>The empty category means all marketing on the channel. Not thread-safe.</remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class ConsentLog
{
    private SharedTable<(Channels Channel, string Category), ChannelConsent> _states;

    internal ConsentLog()
    {
    }

    private ConsentLog(ConsentLog source) => _states = source._states.Share();

    /// <summary>Reads the state.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="category">The category; empty for all marketing on the channel.</param>
    /// <param name="state">The state, or <c>default</c>.</param>
    /// <returns>Whether the log has a state for the channel and category.</returns>
    public bool TryGet(Channels channel, string category, out ConsentState state)
    {
        ArgumentNullException.ThrowIfNull(category);
        var isKnown = _states.TryGet((channel, category), out var consent);
        state = consent.State;
        return isKnown;
    }

    /// <summary>Lists every state, by channel, then by category in ordinal order.</summary>
    public IReadOnlyList<ChannelConsent> GetAll() => Array.AsReadOnly(_states.ToArray()
        .OrderBy(consent => consent.Channel).ThenBy(consent => consent.Category, StringComparer.Ordinal).ToArray());

    /// <summary>Writes the state of an event; returns the state before, <c>default</c> for none.</summary>
    internal ConsentState Write(Channels channel, string category, ConsentState state)
    {
        _states.TryGet((channel, category), out var before);
        if (state.IsAfter(before.State)) _states.Set(new ChannelConsent { Channel = channel, Category = category, State = state });
        return before.State;
    }

    internal void Restore(Channels channel, string category, ConsentState before)
    {
        if (before.IsKnown) _states.Set(new ChannelConsent { Channel = channel, Category = category, State = before });
        else _states.Remove((channel, category));
    }

    internal ConsentLog Clone() => new(this);
}
