using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>Makes the entries of a section, and finds those that several sources give.</summary>
/// <remarks>Sources that cannot be distinguished, as behind a section of a configuration that is not registered, count as one.</remarks>
/// <param name="root">The whole configuration; null when unknown.</param>
internal sealed class SectionEntries(IConfiguration? root)
{
    /// <summary>The depth from which on entries are left out. It is beyond the one at which the settings are refused.</summary>
    private const int MaxDepth = 100;

    private readonly IConfigurationProvider[] _providers = root is IConfigurationRoot { Providers: var providers } ? [.. providers] : [];

    public SettingsEntry Of(IConfiguration section) => new(string.Empty, members: Members(section, 1));

    private IEnumerable<SettingsEntry> Members(IConfiguration whole, int depth) =>
        depth > MaxDepth ? [] : whole.GetChildren().Select(member => Of(member, depth + 1));

    private SettingsEntry Of(IConfigurationSection entry, int depth)
    {
        SettingsEntry[] members = [.. Members(entry, depth)];
        return new(entry.Key, entry.Value, members, isMerged: members.Length > 0 && AreSeveral(entry.Path));
    }

    private bool AreSeveral(string path) => _providers.Count(provider => provider.GetChildKeys([], path).Any()) > 1;
}
