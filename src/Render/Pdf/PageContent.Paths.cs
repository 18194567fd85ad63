using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pdf;

/// <summary>Colours and paths (ISO 32000-1, 8.5 and 8.6).</summary>
internal sealed partial class PageContent
{
    private void Fill(Colour colour)
    {
        if (_fill != colour)
        {
            _fill = colour;
            Channels(colour).Add(colour is { Red: 0, Green: 0, Blue: 0 } ? " g\n"u8 : " rg\n"u8);
        }
    }

    private PdfText Channels(Colour colour)
    {
        if (colour is { Red: 0, Green: 0, Blue: 0 })
        {
            return _text.Add("0"u8);
        }

        return _text.Add(colour.Red / 255.0).Add(" "u8).Add(colour.Green / 255.0).Add(" "u8).Add(colour.Blue / 255.0);
    }

    private void Draw(FrameItem.Path path)
    {
        if (path.Fill is { } fill)
        {
            Fill(fill);
        }

        if (path.StrokeWidth > 0)
        {
            if (_stroke != path.Colour)
            {
                _stroke = path.Colour;
                Channels(path.Colour).Add(path.Colour is { Red: 0, Green: 0, Blue: 0 } ? " G\n"u8 : " RG\n"u8);
            }

            _text.Add(path.StrokeWidth).Add(" w["u8);
            foreach (var dash in path.Dashes.IsDefault ? [] : path.Dashes)
            {
                _text.Add(dash).Add(" "u8);
            }

            _text.Add("]0 d\n"u8);
        }

        foreach (var step in path.Steps)
        {
            Draw(step);
        }

        _text.Add((path.Fill is not null, path.StrokeWidth > 0) switch
        {
            (true, true) => "B\n"u8,
            (true, false) => "f\n"u8,
            (false, true) => "S\n"u8,
            _ => "n\n"u8,
        });
    }

    private void Draw(PathStep step)
    {
        switch (step.Kind)
        {
            case 'M':
                Point(step.X, step.Y).Add("m\n"u8);
                break;
            case 'L':
                Point(step.X, step.Y).Add("l\n"u8);
                break;
            case 'C':
                Point(step.X1, step.Y1);
                Point(step.X2, step.Y2);
                Point(step.X, step.Y).Add("c\n"u8);
                break;
            case 'Z':
                _text.Add("h\n"u8);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "A path has no such step.");
        }
    }

    private PdfText Point(double x, double y) => _text.Add(x).Add(" "u8).AddHundredths(_height - PdfText.Hundredths(y)).Add(" "u8);
}
