using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>Reads and changes the claims of a customer.</summary>
internal static class PlayClaims
{
    /// <summary>Returns the claims that still count: those within <see cref="MessageLog.Horizon"/>.</summary>
    public static ImmutableArray<PlayClaim> Current(CustomerDocument document, DateTimeOffset now)
    {
        var claims = document.Claims;
        return claims.IsEmpty ? claims : claims.RemoveAll(claim => now - claim.ClaimedAt > MessageLog.Horizon);
    }

    /// <summary>Returns the claim of a message; null when there is none.</summary>
    public static PlayClaim? Find(ImmutableArray<PlayClaim> claims, string? messageId)
    {
        foreach (var claim in claims)
            if (string.Equals(claim.MessageId, messageId, StringComparison.Ordinal)) return claim;
        return null;
    }

    /// <summary>Returns the sent and the claimed messages, for caps and cooldowns.</summary>
    public static MessageLog Messages(CustomerRecord record, CustomerHistory history, DateTimeOffset now)
    {
        var claims = Current(record.Document, now);
        if (claims.IsEmpty) return history.Messages;
        var messages = history.Messages.Clone();
        foreach (var claim in claims)
        {
            // What is in the store has happened, even if the clock of the other host was ahead.
            var at = claim.ClaimedAt < now ? claim.ClaimedAt : now;
            messages.Add(new SentMessage { Play = claim.Play, Channel = claim.Channel, SentAt = at });
        }

        return messages;
    }

    /// <summary>Returns the change that saves a claim; the store refuses it when the daily budget of the play is spent.</summary>
    public static CustomerChange Add(CustomerRecord record, in PlayClaim claim, Play play, LifecycleRuntime runtime) => new()
    {
        Key = record.Key,
        ExpectedSequence = record.Sequence,
        Document = record.Document with { Claims = Current(record.Document, claim.ClaimedAt).Add(claim) },
        Version = record.Version,
        DueAt = record.DueAt,
        CountedPlay = play.DailyBudget is { } maxCount
            ? new PlayUse(play.Key, CalendarDays.DateOf(claim.ClaimedAt, runtime.Context.TimeZone), maxCount) : null,
        IsOfOneHistory = record.IsOfOneHistory,
    };

    /// <summary>
    /// Returns the change of a recorded message: the message takes the place of its claim, and without a claim it is counted for the daily
    /// budget of its play.
    /// </summary>
    public static CustomerChange AfterSent(
        CustomerChange change, in CustomerEvent message, LifecycleRuntime runtime, DateTimeOffset now)
    {
        var claims = change.Document.Claims;
        var claim = message.EventId is null ? null : Find(claims, message.EventId);
        var isCounted = claim is { } one && string.Equals(one.Play, message.Play, StringComparison.Ordinal);
        return change with
        {
            Document = claim is { } sent ? change.Document with { Claims = Current(change.Document, now).Remove(sent) } : change.Document,
            CountedPlay = isCounted ? null : UseOf(message, runtime, now),
        };
    }

    /// <summary>Returns null for a message that no budget counts: one of a play without a budget, or of an earlier day.</summary>
    private static PlayUse? UseOf(in CustomerEvent message, LifecycleRuntime runtime, DateTimeOffset now)
    {
        if (runtime.Playbook?.Find(message.Play!) is not { DailyBudget: not null } play) return null;
        // Yesterday counts too, since the zone of the shop can change.
        var day = CalendarDays.DateOf(message.At, runtime.Context.TimeZone);
        return day < CalendarDays.DateOf(now, runtime.Context.TimeZone).AddDays(-1) ? null : new PlayUse(play.Key, day, null);
    }
}
