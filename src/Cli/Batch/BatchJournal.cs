using System.Text;
using System.Text.Json;

namespace WorkedSolutions.Cli.Batch;

/// <summary>
/// Notes down each variant when all of its files are there: a line of JSON, written by one call. A run that was stopped reads what is
/// noted down and goes on with the rest; a last line that was cut short counts for nothing. The first line says which batch it is.
/// While a run has the journal open no other run can.
/// </summary>
internal sealed class BatchJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, (long Offset, int Length)> _lines = [];
    private long _end;

    private BatchJournal(FileStream file)
    {
        _file = file;
    }

    /// <summary>Opens the journal of a batch, or begins it. Null where the folder has another batch; one of which nothing is finished gives way.</summary>
    public static BatchJournal? Open(string path, string batch)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var journal = new BatchJournal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        if (journal.Read(batch))
        {
            return journal;
        }

        journal.Dispose();
        return null;
    }

    /// <summary>How many variants are noted down.</summary>
    public int Count => _lines.Count;

    /// <summary>Whether a variant is noted down.</summary>
    public bool Has(int index) => _lines.ContainsKey(index);

    /// <summary>Strikes a variant out for this run: its files are not there any more.</summary>
    public void Forget(int index) => _lines.Remove(index);

    /// <summary>Notes a variant down.</summary>
    public void Add(int index, ReadOnlySpan<byte> entry)
    {
        var line = new byte[entry.Length + 16];
        var length = Encoding.ASCII.GetBytes(index.ToString(System.Globalization.CultureInfo.InvariantCulture), line);
        line[length++] = (byte)'\t';
        entry.CopyTo(line.AsSpan(length));
        var start = length;
        length += entry.Length;
        line[length++] = (byte)'\n';
        lock (_lock)
        {
            _file.Position = _end;
            _file.Write(line, 0, length);
            _file.Flush();
            _lines[index] = (_end + start, entry.Length);
            _end += length;
        }
    }

    /// <summary>The entry of a variant that is noted down.</summary>
    public JsonDocument Entry(int index) => JsonDocument.Parse(Bytes(index));

    /// <summary>The entry of a variant that is noted down, as JSON.</summary>
    public byte[] Bytes(int index)
    {
        lock (_lock)
        {
            var (offset, length) = _lines[index];
            var bytes = new byte[length];
            _file.Position = offset;
            _file.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool Read(string batch)
    {
        using var reader = new StreamLines(_file);
        if (reader.Next() is not { } first || (Encoding.UTF8.GetString(first) != batch && reader.Next() is null))
        {
            _file.SetLength(0);
            _file.Write(Encoding.UTF8.GetBytes(batch + "\n"));
            _file.Flush();
            _end = _file.Position;
            return true;
        }

        if (Encoding.UTF8.GetString(first) != batch)
        {
            return false;
        }

        _end = reader.End;
        while (reader.Next() is { } line)
        {
            var tab = Array.IndexOf(line, (byte)'\t');
            if (tab <= 0 || !int.TryParse(Encoding.ASCII.GetString(line, 0, tab), System.Globalization.CultureInfo.InvariantCulture, out var index))
            {
                break;
            }

            _lines[index] = (_end + tab + 1, line.Length - tab - 1);
            _end = reader.End;
        }

        _file.SetLength(_end);
        return true;
    }

    /// <summary>The whole lines of a file, each with where it ends.</summary>
    private sealed class StreamLines(Stream stream) : IDisposable
    {
        private readonly byte[] _buffer = new byte[1 << 16];
        private readonly MemoryStream _line = new();
        private int _at;
        private int _filled;

        public long End { get; private set; }

        public byte[]? Next()
        {
            _line.SetLength(0);
            while (true)
            {
                if (_at == _filled)
                {
                    _filled = stream.Read(_buffer);
                    _at = 0;
                    if (_filled == 0)
                    {
                        return null;
                    }
                }

                var end = Array.IndexOf(_buffer, (byte)'\n', _at, _filled - _at);
                var stop = end < 0 ? _filled : end;
                _line.Write(_buffer, _at, stop - _at);
                _at = stop;
                if (end >= 0)
                {
                    _at++;
                    End += _line.Length + 1;
                    return _line.ToArray();
                }
            }
        }

        public void Dispose() => _line.Dispose();
    }
}
