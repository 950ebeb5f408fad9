using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<PlayClaimResult> ClaimPlayAsync(
        string customerId, string play, string messageId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(play);
        // The id must be one with which the sent message can be recorded.
        ArgumentException.ThrowIfNullOrWhiteSpace(messageId);
        TextLimits.Checked(messageId, nameof(messageId));
        var message = new EventKey(CustomerEventKind.MessageSent, messageId);
        for (var isAgain = false; ; isAgain = true)
        {
            var (work, runtime, now, stored) = await OpenAsync(customerId, message, isAgain, cancellationToken).ConfigureAwait(false);
            if (PlayClaims.Find(PlayClaims.Current(work.Record.Document, now), messageId) is { } known)
            {
                if (!string.Equals(known.Play, play, StringComparison.Ordinal))
                {
                    throw new ArgumentException(
                        $"The message is claimed for the play '{known.Play}', not for '{play}'. Give each message an id of its own.",
                        nameof(messageId));
                }

                return new PlayClaimResult { Outcome = PlayClaimOutcome.AlreadyClaimed, Claim = known };
            }

            if (now - stored.SeenAt <= Options.DuplicateHorizon) return new PlayClaimResult { Outcome = PlayClaimOutcome.AlreadyClaimed };
            var found = FindPlay(runtime, play);
            var result = await _shared.Plays.EvaluateAsync(found, runtime, work, now, cancellationToken).ConfigureAwait(false);
            if (result.Outcome != PlayOutcome.Chosen) return Refused(result);
            var claim = new PlayClaim(messageId, found.Key, found.Channel, now) { Identity = work.Identity };
            var change = await _shared.Tombstones.MarkAsync(PlayClaims.Add(work.Record, claim, found, runtime), cancellationToken)
                .ConfigureAwait(false);
            var saved = await _shared.PlayCounts.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            switch (saved)
            {
                case SaveOutcome.Saved:
                    return new PlayClaimResult { Outcome = PlayClaimOutcome.Claimed, Claim = claim };
                case SaveOutcome.BudgetSpent:
                    var nextDay = CalendarDays.DayNumber(now.UtcTicks, runtime.Context.TimeZone) + 1;
                    return Refused(
                        new PlayResult(found, PlayOutcome.BudgetSpent, CalendarDays.StartOfDay(nextDay, runtime.Context.TimeZone)));
                case SaveOutcome.Conflict:
                    continue;
                default:
                    throw new InvalidOperationException($"A claim has no order and no pending event, and the store returned {saved}.");
            }
        }
    }

    private static PlayClaimResult Refused(PlayResult result) => new() { Outcome = PlayClaimOutcome.Refused, Refusal = result };

    private static Play FindPlay(LifecycleRuntime runtime, string play)
    {
        var playbook =
            runtime.Playbook ?? throw new ArgumentException($"There is no play '{play}': the shop has no playbook.", nameof(play));
        return playbook.Find(play)
            ?? throw new ArgumentException(
                $"There is no play '{play}'. {Nearest.Hint(play, playbook.Plays.Select(one => one.Key), "Name a play of the playbook.")}",
                nameof(play));
    }
}
