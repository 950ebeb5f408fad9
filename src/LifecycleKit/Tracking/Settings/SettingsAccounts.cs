using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Reads the settings of accounts: where the accounts of a shop are, and which stages accounts share.</summary>
internal sealed class SettingsAccounts(LifecycleOptionsJson settings, List<Diagnostic> diagnostics)
{
    private static readonly string RollUpPath = SettingsShape.NameOf(nameof(settings.RollUpTo));
    private static readonly string SharePath = SettingsShape.NameOf(nameof(settings.ShareStages));
    private static readonly string Shop = SettingsShape.NameOf(nameof(RollUpJson.Shop));
    private static readonly string Track = SettingsShape.NameOf(nameof(RollUpJson.Track));
    private static readonly string Contacts = SettingsShape.NameOf(nameof(SharedStagesJson.Contacts));

    public void Apply(LifecycleOptions options)
    {
        if (settings.RollUpTo is { } accounts) RollUp(options, accounts);
        for (var i = 0; i < (settings.ShareStages?.Count ?? 0); i++)
            Share(options, settings.ShareStages![i], FormattableString.Invariant($"{SharePath}/{i}"));
    }

    private void RollUp(LifecycleOptions options, RollUpJson accounts)
    {
        if (accounts.Shop is null)
        {
            Error(DiagnosticIds.Missing, $"{RollUpPath}/{Shop}", "The shop of the accounts is missing.", "Write its name.");
            return;
        }

        // As the other texts, an empty name of a track is none.
        var track = string.IsNullOrEmpty(accounts.Track) ? null : accounts.Track;
        if (!IsShop(accounts.Shop, $"{RollUpPath}/{Shop}") || (track is not null && !IsTrack(track, $"{RollUpPath}/{Track}"))) return;
        options.RollUpTo(accounts.Shop, track);
    }

    private void Share(LifecycleOptions options, SharedStagesJson shared, string path)
    {
        if (string.IsNullOrEmpty(shared.Track))
        {
            Error(DiagnosticIds.Missing, $"{path}/{Track}", "The track is missing.", "Write the name of a track of this shop.");
            return;
        }

        var contacts = shared.Contacts ?? string.Empty;
        if (!IsTrack(shared.Track, $"{path}/{Track}") || !IsShop(contacts, $"{path}/{Contacts}")) return;
        if (options.ContactShops.Contains((contacts, shared.Track)))
        {
            Error(
                DiagnosticIds.Contradiction, path,
                $"The stages of the track {ConditionText.Quoted(shared.Track)} are shared with the same contacts twice.", "Remove one.");
            return;
        }

        options.ShareStages(shared.Track, contacts);
    }

    private bool IsTrack(string name, string path)
    {
        if (!string.IsNullOrWhiteSpace(name)) return true;
        Error(DiagnosticIds.InvalidId, path, "The name of the track is blank.", "Write the name of a track.");
        return false;
    }

    private bool IsShop(string name, string path)
    {
        if (name.Length <= TextLimits.MaxScopeLength) return true;
        Error(
            DiagnosticIds.LimitExceeded, path,
            FormattableString.Invariant($"The name of the shop has {name.Length} characters, more than {TextLimits.MaxScopeLength}."),
            "Use a shorter name.");
        return false;
    }

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
