using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The protocol of one event, the same for one track and for several that share a history.</summary>
internal static class EventStep
{
    /// <summary>
    /// Time passes up to the event in every track; the event is applied to the history, once; then it moves the customer in every track.
    /// </summary>
    /// <param name="engines">The engines, one a track.</param>
    /// <param name="buffers">The customer's state in each, under that engine.</param>
    /// <param name="history">What is remembered of the customer.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="suppressed">Receives for each track the first rule that was held back.</param>
    /// <param name="explanation">Receives what became of the rules of a single track; null when it is not wanted.</param>
    /// <param name="isLate">Whether the event is older than what is already decided in some track.</param>
    /// <remarks>After an error the history is as before and nothing is added; the buffers are not to be used.</remarks>
    public static ApplyResult Run(
        ReadOnlySpan<LifecycleEngine> engines, Span<StateBuffer> buffers, CustomerHistory history, in CustomerEvent customerEvent,
        List<Transition>? transitions, Span<Suppression> suppressed, Explanation? explanation, out bool isLate)
    {
        var count = transitions?.Count ?? 0;
        var undo = default(ApplyUndo);
        var isApplied = false;
        isLate = false;
        try
        {
            for (var i = 0; i < engines.Length; i++) engines[i].Settle(ref buffers[i], history, customerEvent.AtTicks, transitions);
            var result = history.Apply(customerEvent, out undo);
            isApplied = true;
            for (var i = 0; i < engines.Length; i++)
            {
                isLate |= customerEvent.AtTicks < buffers[i].AnchorTicks;
                suppressed[i] = engines[i].React(ref buffers[i], history, customerEvent, result.Triggers, transitions, explanation);
            }

            return result;
        }
        catch
        {
            if (isApplied) history.Undo(undo);
            explanation?.Clear();
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }
}
