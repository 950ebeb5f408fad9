using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>Tells which lists of a configuration come from several sources.</summary>
/// <remarks>Sources that cannot be told apart, as behind a section of a configuration that nobody registered, count as one.</remarks>
internal sealed class ListSources(IConfiguration? root)
{
    private readonly IConfigurationProvider[] _providers = root is IConfigurationRoot { Providers: var providers } ? [.. providers] : [];

    public bool AreSeveral(string path) => _providers.Count(provider => provider.GetChildKeys([], path).Any()) > 1;
}
