using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Handles one event for one track, or for several tracks that share a history.</summary>
internal static class EventStep
{
    /// <summary>
    /// Lets time pass up to the event in every track, applies the event to the history once, and then moves the customer in every track.
    /// </summary>
    /// <param name="engines">The engines, one for each track.</param>
    /// <param name="buffers">The customer's state in each track, opened by its engine.</param>
    /// <param name="history">The history of the customer.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="suppressed">Receives for each track the first rule that was suppressed.</param>
    /// <param name="explanation">Receives the results of the rules of a single track; null when they are not wanted.</param>
    /// <param name="isLate">Receives whether the event is older than the latest change in some track.</param>
    /// <remarks>After an error the history and the lists are unchanged; the buffers must not be used.</remarks>
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
            for (var i = 0; i < engines.Length; i++)
                engines[i].Movement.Settle(ref buffers[i], history, customerEvent.AtTicks, transitions);
            var result = history.Apply(customerEvent, out undo);
            isApplied = true;
            for (var i = 0; i < engines.Length; i++)
            {
                isLate |= customerEvent.AtTicks < buffers[i].AnchorTicks;
                suppressed[i] =
                    engines[i].Movement.React(ref buffers[i], history, customerEvent, result.Triggers, transitions, explanation);
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
